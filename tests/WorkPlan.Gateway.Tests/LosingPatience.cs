using System.Net.Sockets;
using System.Text;
using WorkPlan.Testing.Http;

namespace WorkPlan.Gateway.Tests;

public sealed class LosingPatience : IAsyncDisposable
{
    private readonly GatewayApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_request_that_takes_too_long_is_answered_as_unavailable_and_ends_at_the_service()
    {
        await _app.With("Gateway:RequestTimeout", "00:00:00.500").WithPlanningAsync();
        var ended = new TaskCompletionSource();
        _app.Answer = async context =>
        {
            using var registration = context.RequestAborted.Register(ended.SetResult);
            await ended.Task;
        };

        var answer = await _app.Client().GetAsync(new Uri("/api/v1/planning/units", UriKind.Relative));

        await answer.ShouldBeProblem(504, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_does_not_finish_its_headers_loses_the_connection()
    {
        _app.OnKestrel().With("Gateway:HeadersTimeout", "00:00:01");
        var address = _app.Client(role: null).BaseAddress!;
        using var slow = new TcpClient();
        await slow.ConnectAsync(address.Host, address.Port);
        var stream = slow.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: gateway\r\nX-Slow: "));

        // Less than the server's own default of thirty seconds.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 408 ", await reader.ReadToEndAsync(patience.Token), StringComparison.Ordinal);
    }
}
