using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Benchmarks.Emulation;

/// <summary>
/// All scores of a national year recomputed from their facts, beside plain ADO.NET that reads the same facts once; and one correction after
/// every ranking is published, which settles one unit and opens the next version of its cluster's ranking, beside the recomputation. Then
/// everybody held against every title of the policy, beside plain ADO.NET that reads the same rows once.
/// </summary>
internal static class EmulationComparison
{
    private const int Corrections = 60;

    /// <summary>A service runs for days: what the compiler does in its first seconds is no correction's price. All else is warm after a round.</summary>
    private const int WarmUpRounds = 10;

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-emulation-");
        try
        {
            var started = Stopwatch.GetTimestamp();
            await using var year = await EmulationYear.CreateAsync(Path.Combine(directory.FullName, "emulation.db"));
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{EmulationYear.Units} units, {EmulationYear.Facts} facts, {EmulationYear.Provinces + 1} published rankings, {EmulationPeople.Count} people in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
            await using var raw = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = year.File }.ConnectionString);
            await raw.OpenAsync();
            var version = 1L;
            while (version <= WarmUpRounds)
                await CorrectAsync(year, ++version);
            var disk = new List<double>();
            var rounds = await Rounds.AlternateAsync(
                () => SecondsAsync(() => RecomputeAsync(year)),
                () => SecondsAsync(() => Task.FromResult(ReadAll(raw))),
                async () =>
                {
                    version++;
                    return await SecondsAsync(async () => disk.Add(await CorrectAsync(year, version) / Corrections)) / Corrections;
                },
                () => SecondsAsync(() => JudgeAsync(year)),
                () => SecondsAsync(() => Task.FromResult(EmulationPeople.ReadAll(raw))));
            var (whole, plain, one) = (rounds[0].Median(), rounds[1].Median(), rounds[2].Median());
            Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"recomputation {whole * 1000:0} ms, sequential read {plain * 1000:0} ms, one correction {one * 1000:0.00} ms, of which the commit takes {disk.Median() * 1000:0.00} ms"));
            report.Ratio("emulation-scores/sequential-read", whole / plain, Aim.AtMost, 5);
            report.Ratio("emulation-correction/recomputation", one / whole, Aim.AtMost, 0.01);
            var (judged, read) = (rounds[3].Median(), rounds[4].Median());
            Report.Note(string.Create(CultureInfo.InvariantCulture, $"everybody judged in {judged * 1000:0} ms, sequential read of the people {read * 1000:0} ms"));
            report.Ratio("emulation-eligibility/sequential-read", judged / read, Aim.AtMost, 5);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    /// <summary>What was kept has to be what the facts give.</summary>
    private static Task RecomputeAsync(EmulationYear year) => year.InServiceAsync(async (services, db) =>
    {
        var (scores, changed) = await services.GetRequiredService<RecomputeScores>()
            .RunAsync(EmulationYear.WorkYear, RankingCause.OfFrame("recompute"), CancellationToken.None);
        await db.SaveChangesAsync();
        if (scores != EmulationYear.Units || changed != 0)
            throw new InvalidOperationException($"{changed} of {scores} scores were not those of their facts.");
    });

    /// <summary>Everybody of the sector against each personal title of the policy in force.</summary>
    private static Task JudgeAsync(EmulationYear year) => year.InServiceAsync(async (services, _) =>
    {
        var eligibility = services.GetRequiredService<EligibilityReader>();
        var policy = await eligibility.PolicyOfAsync(EmulationYear.WorkYear, CancellationToken.None);
        var units = Enumerable.Range(0, EmulationYear.Units).Select(EmulationYear.UnitAt).ToList();
        var judged = await eligibility.AssessAsync(policy, EmulationYear.WorkYear, units, CancellationToken.None);
        if (judged.Count != EmulationPeople.Count * EmulationPeople.Titles || judged.Count(row => row.Eligible) != EmulationPeople.Eligible)
            throw new InvalidOperationException($"{judged.Count(row => row.Eligible)} of {judged.Count} were found eligible, and not {EmulationPeople.Eligible}.");
    });

    /// <summary>One target of some units each, in a transaction of its own as a message brings it; the seconds that the commits took.</summary>
    private static async Task<double> CorrectAsync(EmulationYear year, long version)
    {
        var commits = 0d;
        for (var number = 0; number < Corrections; number++)
        {
            var unit = EmulationYear.UnitAt(number * 6);
            await year.InServiceAsync(async (services, db) =>
            {
                var fact = EmulationYear.Corrected(unit, 0, version % 2 == 0 ? "met" : "notMet", version);
                await using var transaction = await db.Database.BeginTransactionAsync();
                if (!await services.GetRequiredService<ScoreDesk>().RecordAsync(unit, EmulationYear.WorkYear, [fact], CancellationToken.None))
                    throw new InvalidOperationException("The correction was nothing new.");
                await db.SaveChangesAsync();
                commits += await SecondsAsync(() => transaction.CommitAsync());
            });
        }
        return commits;
    }

    private static int ReadAll(SqliteConnection raw)
    {
        using var command = raw.CreateCommand();
        command.CommandText =
            """SELECT "UnitCode", "Kind", "Key", "Value", "What", "TargetCode", "FieldCode", "Stretch", "Findings", "RepeatFindings", "RuleCode", "PointHundredths", "On", "MessageId", "SourceVersion" FROM "ScoreFacts" """;
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0L);
        while (reader.Read())
        {
            rows++;
            for (var column = 0; column < reader.FieldCount; column++)
                sum += reader.IsDBNull(column) ? 0 : reader.GetValue(column) is string text ? text.Length : reader.GetInt64(column);
        }
        return rows == EmulationYear.Facts && sum > 0 ? rows : throw new InvalidOperationException("Not all facts were read.");
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
