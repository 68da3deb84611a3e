using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace WorkPlan.ServiceDefaults.Health;

/// <summary>Not ready before the start has finished, nor once the stop has begun: the gateway then sends its requests elsewhere.</summary>
internal sealed class StartCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var running = lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested;
        return Task.FromResult(new HealthCheckResult(running ? HealthStatus.Healthy : context.Registration.FailureStatus));
    }
}
