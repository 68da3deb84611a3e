using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WorkPlan.Gateway.Limits;

/// <summary>
/// Every request counts against its address, also one that nobody signed in for, and, when signed in, against its user. Probes of machines
/// do not count; nor do the files of the web client, which are answered before.
/// </summary>
internal static class RateLimits
{
    private static readonly string[] Probes = ["/health", "/metrics"];

    public static IServiceCollection AddGatewayRateLimits(this IServiceCollection services, GatewayOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.FindFirstValue("sub") is { } user
                ? Bucket(user, options.UserRequestsPerSecond, options.UserBurst)
                : RateLimitPartition.GetNoLimiter("anonymous"));
            limiter.OnRejected = async (context, _) => await RefuseAsync(context.HttpContext, context.Lease);
        });

    public static PartitionedRateLimiter<HttpContext> OfAddresses(GatewayOptions options) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsProbe(context)
            ? RateLimitPartition.GetNoLimiter("probe")
            : Bucket(AddressOf(context), options.AddressRequestsPerSecond, options.AddressBurst));

    public static async Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problems = context.RequestServices.GetRequiredService<IProblemDetailsService>();
        await problems.WriteAsync(new() { HttpContext = context, ProblemDetails = { Status = StatusCodes.Status429TooManyRequests } });
    }

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ =>
        {
            // About ten times a second, and so that the second's sum is exact.
            var tokens = Math.Max(1, perSecond / 10);
            return new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = tokens,
                ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / perSecond),
                QueueLimit = 0,
                AutoReplenishment = true,
            };
        });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static bool IsProbe(HttpContext context) =>
        Probes.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal));
}

/// <summary>Refuses an address that asks too much before anything is done for it.</summary>
internal sealed class AddressLimit(RequestDelegate next, IOptions<GatewayOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = RateLimits.OfAddresses(options.Value);

    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            await RateLimits.RefuseAsync(context, lease);
    }

    public void Dispose() => _limiter.Dispose();
}
