using System.Net;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace WorkPlan.ServiceDefaults.Resilience;

/// <summary>What stands around a client's calls, from the outside in: number, total time, retry, circuit breaker, time of one attempt.</summary>
internal sealed class HttpPipeline : IDisposable
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("http.request");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly ConcurrencyLimiter _limiter;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _clock;

    public HttpPipeline(string name, ResilienceOptions options, TimeProvider clock, ResilienceMeter meter)
    {
        Name = name;
        _options = options;
        _clock = clock;
        _limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.MaxConcurrentCalls, QueueLimit = 0 });
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = name, TimeProvider = clock, TelemetryListener = meter };
        builder.AddTimeout(new TimeoutStrategyOptions { Name = "total-timeout", Timeout = options.TotalTimeout });
        if (options.Retries > 0) builder.AddRetry(Retry());
        _pipeline = builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                Name = "circuit-breaker",
                FailureRatio = options.BreakerFailureRatio,
                SamplingDuration = options.BreakerWindow,
                MinimumThroughput = options.BreakerMinimumCalls,
                BreakDuration = options.BreakDuration,
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Name = "attempt-timeout", Timeout = options.AttemptTimeout })
            .Build();
    }

    public string Name { get; }

    public async Task<HttpResponseMessage> ExecuteAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        using var permit = _limiter.AttemptAcquire();
        if (!permit.IsAcquired) throw new HttpRequestException($"Too many calls of {Name} are under way.");

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Request, request);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (attempt, call) => await call.send(call.request, attempt.CancellationToken), context, (send, request));
        }
        catch (TimeoutRejectedException late)
        {
            throw new HttpRequestException($"{Name} did not answer within {late.Timeout.TotalSeconds:0.#} seconds.", late);
        }
        catch (BrokenCircuitException broken)
        {
            throw new HttpRequestException($"{Name} has failed too often and is left alone for a while.", broken);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        Name = "retry",
        MaxRetryAttempts = _options.Retries,
        Delay = _options.FirstDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = _options.Jitter,
        ShouldHandle = arguments => ValueTask.FromResult(
            IsTransient(arguments.Outcome) && IsSafe(arguments.Context) && !(RetryAfter(arguments.Outcome) > _options.TotalTimeout)),
        DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome)),
    };

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        _ => false,
    };

    // Anything else may have been done although the answer was lost.
    private static bool IsSafe(ResilienceContext context) =>
        context.Properties.TryGetValue(Request, out var request) && request.Content is null
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options);

    private TimeSpan? RetryAfter(Outcome<HttpResponseMessage> outcome)
    {
        var asked = outcome.Result?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}
