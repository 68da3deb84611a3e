using WorkPlan.Benchmarks.Assignments;

namespace WorkPlan.Benchmarks.Groups;

/// <summary>The best assignment.</summary>
internal static class AssignmentsGroup
{
    public static readonly BenchmarkGroup Members = new(
        new("one-to-one", "One to one, and SciPy's linear_sum_assignment", OneToOneComparison.MeasureAsync),
        new("division", "A division's best assignment, and its linear relaxation by HiGHS", StaffingComparison.DivisionAsync),
        new("units", "A province's units, and the linear relaxation by HiGHS", StaffingComparison.ProvinceByUnitsAsync),
        new("province", "An open province, and the linear relaxation by HiGHS", StaffingComparison.OpenProvinceAsync),
        new("growth", "From a province to ten", StaffingComparison.GrowthAsync));
}
