using System.Net;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Resilience;

/// <summary>Answers each attempt with the next line of the script, the last one over again, and notes when it was asked.</summary>
internal sealed class ScriptedServer(TimeProvider clock, params Func<CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _attempts = [];

    /// <summary>Seconds after the start at which each attempt came.</summary>
    public IReadOnlyList<double> Attempts
    {
        get
        {
            lock (_lock) return [.. _attempts.Select(at => (at - HandClock.Start).TotalSeconds)];
        }
    }

    public static Func<CancellationToken, Task<HttpResponseMessage>> Status(int status, string? retryAfter = null) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return Task.FromResult(response);
    };

    public static Func<CancellationToken, Task<HttpResponseMessage>> Refused() =>
        _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused.");

    /// <summary>Never answers; ends when the caller gives up.</summary>
    public static Func<CancellationToken, Task<HttpResponseMessage>> Silent() => async cancellationToken =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("An endless wait has ended.");
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int turn;
        lock (_lock)
        {
            turn = _attempts.Count;
            _attempts.Add(clock.GetUtcNow());
        }

        return script[Math.Min(turn, script.Length - 1)](cancellationToken);
    }
}
