using WorkPlan.Benchmarks.Directives;
using WorkPlan.Benchmarks.Imports;
using WorkPlan.Benchmarks.National;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>What planning does at the size of the whole sector.</summary>
internal static class PlanningGroup
{
    public static readonly BenchmarkGroup Members = new(
        new BenchmarkSubject("import", "A file of 100,000 results through the API, and the same rows by prepared inserts", ImportComparison.MeasureAsync),
        new BenchmarkSubject("directive", "One directive to 800 units and 14,300 people while others work, and a kill on its way", DirectiveComparison.MeasureAsync),
        new BenchmarkSubject("national", "The national year: recomputation, roll-up and ranking, and its raw rows", NationalComparison.MeasureAsync));
}
