using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace WorkPlan.Gateway.Routing;

/// <summary>
/// Sends a request again when no service could be reached, if and only if the request changes nothing (GET, HEAD, OPTIONS without
/// a body) and nothing of an answer has left yet. A write is never sent twice: the client repeats it, with its Idempotency-Key.
/// </summary>
internal sealed class SafeRetries(RequestDelegate next, IOptions<GatewayOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    public async Task InvokeAsync(HttpContext context)
    {
        var proxy = context.GetReverseProxyFeature();
        var destinations = proxy.AvailableDestinations;
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            await next(context);
            if (attempt >= options.Value.SafeAttempts || !CanRepeat(context))
                return;
            await Task.Delay(pause, clock, context.RequestAborted);
            pause *= 3;
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.Clear();
            proxy.AvailableDestinations = destinations.Count > 0 ? destinations : proxy.AllDestinations;
        }
    }

    private static bool CanRepeat(HttpContext context) =>
        context.GetForwarderErrorFeature() is { Error: ForwarderError.Request or ForwarderError.NoAvailableDestinations or ForwarderError.RequestTimedOut }
        && !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        && context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true };
}
