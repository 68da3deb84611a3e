using System.Reflection;
using OpenTelemetry.Resources;

namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Who sends: the same resource for traces, metrics, logs and the Prometheus page.</summary>
internal sealed class TelemetryIdentity(string serviceName, string environmentName)
{
    private readonly string _ownId = Guid.CreateVersion7().ToString();
    private string? _instanceId;

    public static string Version { get; } = typeof(TelemetryIdentity).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Ours, unless the environment says another.</summary>
    public string InstanceId => _instanceId ??= Describe(ResourceBuilder.CreateEmpty()).Build().Attributes
        .Where(attribute => attribute.Key == "service.instance.id").Select(attribute => attribute.Value as string).LastOrDefault() ?? _ownId;

    /// <summary>Ours first, so that <c>OTEL_SERVICE_NAME</c> and <c>OTEL_RESOURCE_ATTRIBUTES</c> override it.</summary>
    public ResourceBuilder Describe(ResourceBuilder resource) => resource
        .Clear()
        .AddTelemetrySdk()
        .AddService(serviceName, "workplan", Version, autoGenerateServiceInstanceId: false, _ownId)
        .AddAttributes([new("deployment.environment.name", environmentName)])
        .AddEnvironmentVariableDetector();
}
