using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>The operations view as a browser sees it: server-sent events, the last one kept.</summary>
internal sealed class LiveView : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _reading;
    private JsonNode? _latest;
    private int _received;

    private LiveView(HttpResponseMessage response)
    {
        _response = response;
        _reading = ReadAsync();
    }

    public int Received => Volatile.Read(ref _received);

    public static async Task<LiveView> OpenAsync(HttpClient gateway, AuthenticationHeaderValue token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/operations/stream");
        request.Headers.Authorization = token;
        var response = await gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new LiveView(response);
    }

    /// <summary>Until the view shows it; within five seconds, as operators are promised, unless more is given.</summary>
    public Task ShowsAsync(Func<JsonNode, bool> condition, TimeSpan? within = null) => Eventually.True(
        () => Volatile.Read(ref _latest) is { } latest && condition(latest), within ?? TimeSpan.FromSeconds(5), _latest?.ToJsonString());

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        _response.Dispose();
        _leaving.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await using var body = await _response.Content.ReadAsStreamAsync(_leaving.Token);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(_leaving.Token))
            {
                Assert.Equal("state", item.EventType);
                Volatile.Write(ref _latest, JsonNode.Parse(item.Data));
                Interlocked.Increment(ref _received);
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is closed.
        }
    }
}
