using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace WorkPlan.Gateway.Limits;

/// <summary>Every request counts against its address and, when signed in, against its user. Probes of machines do not count.</summary>
internal static class RateLimits
{
    private static readonly string[] Probes = ["/health", "/metrics"];

    public static IServiceCollection AddGatewayRateLimits(this IServiceCollection services, GatewayOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsProbe(context)
                    ? RateLimitPartition.GetNoLimiter("probe")
                    : Bucket(AddressOf(context), options.AddressRequestsPerSecond, options.AddressBurst)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.FindFirstValue("sub") is { } user
                    ? Bucket(user, options.UserRequestsPerSecond, options.UserBurst)
                    : RateLimitPartition.GetNoLimiter("anonymous")));
            limiter.OnRejected = RefuseAsync;
        });

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(perSecond >= 10 ? 100 : 1000.0 / perSecond),
            QueueLimit = 0,
            AutoReplenishment = true,
        });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static bool IsProbe(HttpContext context) =>
        Probes.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal));

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problems = context.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>();
        await problems.WriteAsync(new() { HttpContext = context.HttpContext, ProblemDetails = { Status = StatusCodes.Status429TooManyRequests } });
    }
}
