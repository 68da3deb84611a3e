using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkPlan.ServiceDefaults.Health;

/// <summary>MassTransit's own check of the bus, judged by <see cref="BrokerWatch"/> and called by what it is.</summary>
internal sealed class BrokerCheck(IHealthCheck bus, BrokerWatch watch) : IHealthCheck
{
    public const string Name = "broker";
    private const string MassTransitTag = "masstransit";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var result = await bus.CheckHealthAsync(context, cancellationToken);
        return new HealthCheckResult(watch.Judge(result.Status), result.Description, result.Exception);
    }

    /// <summary>Puts itself around the check that MassTransit has registered, if it has.</summary>
    public static void TakeOver(HealthCheckServiceOptions options)
    {
        foreach (var registration in options.Registrations.Where(check => check.Tags.Contains(MassTransitTag)))
        {
            var bus = registration.Factory;
            registration.Name = Name;
            registration.Factory = services => new BrokerCheck(bus(services), services.GetRequiredService<BrokerWatch>());
            registration.Tags.Add(HealthExtensions.Ready);
        }
    }
}
