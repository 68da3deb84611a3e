using WorkPlan.Benchmarks.Telemetry;
using WorkPlan.Benchmarks.WholeSystem;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>What it costs to be watched, and to be able to be.</summary>
internal static class OperationsGroup
{
    public static readonly BenchmarkGroup Members = new(
        new("watched", "A service with all telemetry and an operator who looks, and with nothing of it", TelemetryComparison.MeasureAsync),
        new("rest", "A service at rest that nobody looks at, with the operations view and without", ServiceAtRest.MeasureAsync),
        new("system", "The whole system at rest, while nobody looks and while an operator does", SystemWatched.MeasureAsync));
}
