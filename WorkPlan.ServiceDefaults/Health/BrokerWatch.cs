using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Health;

/// <summary>
/// Remembers whether the bus has ever been up. Until then the service is still starting; afterwards a lost broker only degrades it,
/// because changes are accepted into the outbox and sent later.
/// </summary>
internal sealed class BrokerWatch(IOptions<HealthOptions> options, TimeProvider clock)
{
    private readonly long _since = clock.GetTimestamp();
    private volatile bool _hasBeenUp;

    public HealthStatus Judge(HealthStatus bus)
    {
        if (bus == HealthStatus.Healthy)
        {
            _hasBeenUp = true;
            return HealthStatus.Healthy;
        }

        var starting = !_hasBeenUp && clock.GetElapsedTime(_since) < options.Value.BrokerStartGrace;
        return starting ? HealthStatus.Unhealthy : HealthStatus.Degraded;
    }
}
