using System.Globalization;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Gateway.Operations;

/// <summary>The system's state, told again every few seconds to each who watches, until the token expires or some minutes have passed.</summary>
internal sealed class LiveOperations(
    SystemState system, IHostApplicationLifetime host, IOptions<OperationsOptions> options, IOptions<JsonOptions> json, TimeProvider clock)
{
    private static readonly TimeSpan TooManyWait = TimeSpan.FromSeconds(30);
    private int _watching;

    /// <summary>How many watch now.</summary>
    public int Watching => Volatile.Read(ref _watching);

    /// <summary>A place, to be given back by disposing of it; or a refusal.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _watching) <= options.Value.LiveStreams)
            return new Place(this);
        Interlocked.Decrement(ref _watching);
        throw new TooManyRequestsException(TooManyWait);
    }

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        AuthenticationHeaderValue? authorization, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(Lifetime(until), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping, end.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.LiveEverySeconds), clock);
        do
        {
            yield return new SseItem<string>(
                JsonSerializer.Serialize(await system.ReadAsync(authorization, cancellationToken), json.Value.SerializerOptions), "state");
        }
        while (await NextAsync(timer, stop.Token));
    }

    /// <summary>When the token of the request expires, as far as it says.</summary>
    public static DateTimeOffset? ExpiryOf(HttpContext context) =>
        long.TryParse(context.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The watcher has gone, the token expires, or the host stops.
            return false;
        }
    }

    private TimeSpan Lifetime(DateTimeOffset? until)
    {
        var longest = TimeSpan.FromMinutes(options.Value.LiveMinutes);
        var left = until - clock.GetUtcNow() ?? longest;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < longest ? left : longest;
    }

    private sealed class Place(LiveOperations live) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                Interlocked.Decrement(ref live._watching);
        }
    }
}
