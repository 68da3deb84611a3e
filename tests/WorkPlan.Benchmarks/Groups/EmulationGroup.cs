using WorkPlan.Benchmarks.Emulation;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>What emulation does at the size of the whole sector.</summary>
internal static class EmulationGroup
{
    public static readonly BenchmarkGroup Members = new(
        new BenchmarkSubject("scores", "A national year of emulation: all scores recomputed, one sequential read of their facts, and one correction", EmulationComparison.MeasureAsync));
}
