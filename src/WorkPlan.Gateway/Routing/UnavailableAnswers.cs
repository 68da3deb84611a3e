
namespace WorkPlan.Gateway.Routing;

/// <summary>A service that cannot be reached is 503 with Retry-After to the client, whatever went wrong on the way to it.</summary>
internal sealed class UnavailableAnswers(RequestDelegate next)
{
    private const string RetryAfterSeconds = "2";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is null || context.Response.HasStarted)
            return;
        if (context.Response.StatusCode == StatusCodes.Status502BadGateway)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
    }
}
