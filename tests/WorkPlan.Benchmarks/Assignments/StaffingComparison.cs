using System.Diagnostics;
using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Benchmarks.Assignments;

/// <summary>
/// The best assignment, proven or with its gap, beside the linear relaxation of the same instance by HiGHS. Our bound does not lie below the
/// relaxation's optimum, nor our value above it: else there is no figure.
/// </summary>
internal static class StaffingComparison
{
    private const double Limit = 60;

    /// <summary>Twelve people and sixty tasks of one division: ten of them, since they differ.</summary>
    public static async Task DivisionAsync(Report report)
    {
        var problems = Enumerable.Range(1, 10).Select(seed => Staffs.Make(12, 60, 12, seed)).ToList();
        Solve(problems[0]);
        var (ours, relaxations, proven) = (new List<double>(), new List<double>(), 0);
        foreach (var problem in problems)
        {
            var (seconds, solution) = Solve(problem);
            ours.Add(seconds);
            proven += solution.ProvenOptimal ? 1 : 0;
            relaxations.Add(await RelaxAsync(problem, solution));
        }
        Tell("division 12 × 60, median of ten", ours.Median(), relaxations.Median());
        Report.Note(string.Create(CultureInfo.InvariantCulture, $"{proven} of {problems.Count} proven optimal, the slowest in {ours.Max() * 1000:F0} ms"));
        report.Ratio("division-optimum/relaxation", ours.Median() / relaxations.Median(), Aim.AtMost, 2);
    }

    /// <summary>The people of a province, each unit's tasks with its own people, as the law has it: it falls apart into units.</summary>
    public static Task ProvinceByUnitsAsync(Report report) => ProvinceAsync(report, "province-by-units", 18);

    /// <summary>The same with every task open to half of the province's people.</summary>
    public static Task OpenProvinceAsync(Report report) => ProvinceAsync(report, "open-province", 420);

    /// <summary>From a province to ten of them, each task open to sixty people. What grows is the time to the relaxation's bound and a first roster; the search takes what it is given.</summary>
    public static Task GrowthAsync(Report report)
    {
        Relax(Staffs.Make(420, 3000, 60, 1));
        var one = Relax(Staffs.Make(420, 3000, 60, 1));
        var problem = Staffs.Make(4200, 30_000, 60, 1);
        var ten = Relax(problem);
        Report.Note(string.Create(CultureInfo.InvariantCulture, $"bound and first roster: province {one * 1000:F0} ms, ten provinces {ten * 1000:F0} ms"));
        report.Figure("growth-exponent", Math.Log10(ten / one), Aim.AtMost, 2);
        var (seconds, solution) = Solve(problem);
        Report.Note(string.Create(CultureInfo.InvariantCulture, $"ten provinces after {seconds:F0} s:"));
        Gap(solution);
        report.Figure("ten-provinces-gap-percent", 100.0 * solution.Gap / solution.Bound, Aim.AtMost, 1);
        return Task.CompletedTask;
    }

    private static async Task ProvinceAsync(Report report, string name, int reach)
    {
        var problem = Staffs.Make(420, 3000, reach, 1);
        var (seconds, solution) = Solve(problem);
        var relaxation = await RelaxAsync(problem, solution);
        Tell($"{name} 420 × 3000", seconds, relaxation);
        Gap(solution);
        report.Ratio($"{name}-answer/relaxation", seconds / relaxation, Aim.AtMost, 2);
        report.Figure($"{name}-gap-percent", 100.0 * solution.Gap / solution.Bound, Aim.AtMost, 0.1);
    }

    private static double Relax(StaffingProblem problem)
    {
        var started = Stopwatch.GetTimestamp();
        StaffingSolver.Solve(problem, new SearchLimits { Time = TimeSpan.FromSeconds(Limit), Nodes = 0 });
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static (double Seconds, StaffingSolution Solution) Solve(StaffingProblem problem)
    {
        var started = Stopwatch.GetTimestamp();
        var solution = StaffingSolver.Solve(problem, new SearchLimits { Time = TimeSpan.FromSeconds(Limit) });
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, solution);
    }

    private static async Task<double> RelaxAsync(StaffingProblem problem, StaffingSolution solution)
    {
        var file = Path.GetTempFileName();
        RelaxationFile.Write(file, problem);
        var highs = await Scipy.RunAsync("relaxation", file);
        File.Delete(file);
        if (double.IsNaN(highs.Optimum))
            Report.Note("HiGHS did not finish in 300 s.");
        else if (solution.Value > highs.Optimum + 1e-3 || solution.Prices.BoundOf(problem) < Math.Floor(highs.Optimum - 1e-3))
            throw new InvalidOperationException($"HiGHS says {highs.Optimum}, we {solution.Value} to {solution.RelaxationBound}.");
        return highs.Seconds;
    }

    private static void Tell(string name, double ours, double relaxation) => Report.Note(string.Create(
        CultureInfo.InvariantCulture, $"{name}: {ours * 1000:F0} ms, relaxation by HiGHS {relaxation * 1000:F0} ms"));

    private static void Gap(StaffingSolution solution) => Report.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"value {solution.Value}, bound {solution.Bound}, gap {solution.Gap} ({100.0 * solution.Gap / solution.Bound:F3} %), {(solution.ProvenOptimal ? "proven optimal" : "not proven")}"));
}
