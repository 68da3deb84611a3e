using System.Reflection;
using OpenTelemetry.Resources;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Who sends: the same resource for traces, metrics, logs and the Prometheus page.</summary>
internal sealed class TelemetryIdentity(string serviceName, string environmentName)
{
    private readonly string _instanceId = Guid.CreateVersion7().ToString();

    /// <summary>Ours first, so that <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> override it.</summary>
    public ResourceBuilder Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddTelemetrySdk()
        .AddService(serviceName, "workplan", Version(), autoGenerateServiceInstanceId: false, _instanceId)
        .AddAttributes([new("deployment.environment.name", environmentName)])
        .AddEnvironmentVariableDetector();

    private static string Version()
    {
        var informational = typeof(TelemetryIdentity).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return informational.Split('+')[0];
    }
}
