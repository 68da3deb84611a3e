using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;

namespace WorkPlan.Benchmarks.Lists;

/// <summary>Planning's list of plans, a page of 50 and the count of all, as its endpoint asks for it.</summary>
internal static class ListComparison
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1.5);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-list-");
        try
        {
            await using var plans = await PlansByEf.PrepareAsync(Path.Combine(directory.FullName, "planning.db"));
            await using var same = await PlansByAdo.PrepareAsync(plans);
            if (!(await plans.PageAsync()).Items.SequenceEqual((await same.PageAsync()).Items))
                throw new InvalidOperationException("The two ways do not read the same page.");

            var rounds = await Rounds.AlternateAsync(() => RateAsync(plans.PageAsync), () => RateAsync(same.PageAsync));
            var (ef, ado) = (rounds[0].Median(), rounds[1].Median());
            Report.Note(string.Create(CultureInfo.InvariantCulture, $"EF Core {ef:0} pages/s, ADO.NET {ado:0} pages/s"));
            report.Ratio("list-endpoint/raw-ado", ef / ado, Aim.AtLeast, 0.45);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> RateAsync<T>(Func<Task<T>> page)
    {
        var started = Stopwatch.GetTimestamp();
        var pages = 0;
        while (Stopwatch.GetElapsedTime(started) < Turn)
        {
            await page();
            pages++;
        }
        return pages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
