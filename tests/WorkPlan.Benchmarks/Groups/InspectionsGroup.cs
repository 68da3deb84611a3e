using WorkPlan.Benchmarks.Inspections;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>What inspections do at the size of the whole sector.</summary>
internal static class InspectionsGroup
{
    public static readonly BenchmarkGroup Members = new(
        new BenchmarkSubject("scores", "A national year of inspection: all scores judged anew, and one sequential read of the answers", ScoreComparison.MeasureAsync));
}
