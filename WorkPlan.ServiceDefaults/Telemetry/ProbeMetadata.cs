namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>Marks endpoints that machines poll, which would drown the traces of real work.</summary>
internal sealed class ProbeMetadata
{
    public static readonly ProbeMetadata Instance = new();
}
