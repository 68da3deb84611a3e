using WorkPlan.Benchmarks.Lists;
using WorkPlan.Benchmarks.Pipelines;
using WorkPlan.Benchmarks.Proxies;
using WorkPlan.Benchmarks.Telemetry;
using WorkPlan.Benchmarks.WholeSystem;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>What every service stands on.</summary>
internal static class FoundationGroup
{
    public static readonly BenchmarkGroup Members = new(
        new("system", "The whole system: cold start, memory at rest", SystemAtRest.MeasureAsync),
        new("gateway", "The gateway, bare YARP and nginx in front of the same service", GatewayComparison.MeasureAsync),
        new("pipeline", "Change to effect through outbox and inbox, and bare MassTransit", PipelineComparison.MeasureAsync),
        new("list", "A page of a list by EF Core, and the same SQL by ADO.NET", ListComparison.MeasureAsync),
        new("telemetry", "A service with telemetry exported and scraped, and without", TelemetryComparison.MeasureAsync));
}
