using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Planning.Rollups.Reading;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.National;

/// <summary>The national year: loaded, judged anew, read as roll-up and as ranking, beside a tenth of it and beside its raw rows.</summary>
internal static class NationalComparison
{
    private const int AllProvinces = 34;
    private const int Readings = 150;
    private const double Tail = 0.99;

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-national-");
        try
        {
            await using var nation = await NationalYear.CreateAsync(Path.Combine(directory.FullName, "nation.db"), AllProvinces);
            await using var tenth = await NationalYear.CreateAsync(Path.Combine(directory.FullName, "tenth.db"), AllProvinces / 10);
            var started = Stopwatch.GetTimestamp();
            await nation.LoadAsync();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await tenth.LoadAsync();
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{nation.Units.Count} units, {nation.Units.Count * NationalCatalogue.Targets} targets, {nation.Measurements} measurements loaded with log, states and aggregates in {seconds:0} s ({nation.Measurements / seconds:0} rows/s); {Environment.WorkingSet / 1024 / 1024} MiB resident"));
            using var raw = new RawYear(nation.File);
            await RecomputationAsync(nation, raw, report);
            await ReadingAsync("rollup", nation, tenth, raw, RollupAsync, report);
            await ReadingAsync("ranking", nation, tenth, raw, RankingAsync, report);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    private static async Task RecomputationAsync(NationalYear nation, RawYear raw, Report report)
    {
        var rounds = await Rounds.AlternateAsync(() => SecondsAsync(async () =>
        {
            if (await nation.RecomputeAsync() is not 0 and var wrong)
                throw new InvalidOperationException($"{wrong} states were not what the figures say.");
        }), () => SecondsAsync(() => Task.FromResult(raw.ReadAll())));
        var (ours, plain) = (rounds[0].Median(), rounds[1].Median());
        Report.Note(string.Create(CultureInfo.InvariantCulture, $"recomputation {ours:0.00} s, sequential read {plain:0.00} s"));
        report.Ratio("year-recomputation/sequential-read", ours / plain, Aim.AtMost, 5);
    }

    private static async Task ReadingAsync(
        string name, NationalYear nation, NationalYear tenth, RawYear raw, Func<NationalYear, Task> read, Report report)
    {
        var rounds = await Rounds.AlternateAsync(() => TailAsync(() => read(nation)), () => TailAsync(() => read(tenth)), () => SecondsAsync(() => Task.FromResult(raw.AddUp())));
        var (large, small, recursive) = (rounds[0].Median(), rounds[1].Median(), rounds[2].Median());
        Report.Note(string.Create(
            CultureInfo.InvariantCulture, $"{name}: p99 {large * 1000:0.0} ms, at a tenth {small * 1000:0.0} ms, recursive query {recursive * 1000:0} ms"));
        report.Ratio($"{name}-p99/at-a-tenth", large / small, Aim.AtMost, 1.3);
        report.Ratio($"{name}-p99/recursive-query", large / recursive, Aim.AtMost, 0.02);
    }

    private static Task RollupAsync(NationalYear year) => year.InScopeAsync(async services =>
    {
        var query = services.GetRequiredService<RollupQuery>();
        var name = await query.DemandUnitAsync(NationalYear.Root, NationalYear.WorkYear, CancellationToken.None);
        var fields = await query.DemandFieldAsync(null, CancellationToken.None);
        var rollup = await services.GetRequiredService<RollupReader>().AsWasAsync(
            new RollupRequest(NationalYear.Root, name, Period.Half(NationalYear.WorkYear, 1), null, fields), CancellationToken.None);
        if (rollup.Targets.Count != NationalCatalogue.Targets || rollup.Counts.Targets != year.Units.Count * NationalCatalogue.Targets)
            throw new InvalidOperationException("The roll-up is not of the whole year.");
    });

    private static Task RankingAsync(NationalYear year) => year.InScopeAsync(async services =>
    {
        var ranking = await services.GetRequiredService<RankingReader>().ReadAsync(
            new RankingRequest(Period.Half(NationalYear.WorkYear, 1), null, null, 1, RankingReader.DefaultPageSize), CancellationToken.None);
        if (ranking.Units.Total != year.Units.Count || ranking.Units.Items.Any(unit => unit.Missed.Count == 0))
            throw new InvalidOperationException("The ranking is not of the whole year.");
    });

    private static async Task<double> TailAsync(Func<Task> read)
    {
        var times = new List<double>(Readings);
        for (var reading = 0; reading < Readings; reading++)
            times.Add(await SecondsAsync(read));
        return times.Percentile(Tail);
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
