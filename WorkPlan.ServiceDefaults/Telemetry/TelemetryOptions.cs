namespace WorkPlan.ServiceDefaults.Telemetry;

/// <summary>What is ours to tune; where telemetry goes and how much of it is said by the standard <c>OTEL_*</c> settings.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>A database command that takes longer is logged as a warning.</summary>
    public TimeSpan SlowQuery { get; set; } = TimeSpan.FromMilliseconds(200);
}
