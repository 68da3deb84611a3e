using Microsoft.AspNetCore.Http.Timeouts;

namespace WorkPlan.Gateway.Routing;

/// <summary>
/// A service that cannot be reached is 503 with Retry-After to the client, whatever went wrong on the way to it, and one that takes
/// longer than a request may is 504.
/// </summary>
internal sealed class UnavailableAnswers(RequestDelegate next)
{
    private const string RetryAfterSeconds = "2";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is null || context.Response.HasStarted)
            return;
        // The proxy takes the end of the request's time for a client that has gone away.
        if (context.Features.Get<IHttpRequestTimeoutFeature>() is { RequestTimeoutToken.IsCancellationRequested: true })
            context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
        else if (context.Response.StatusCode == StatusCodes.Status502BadGateway)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
    }
}
