using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Benchmarks.Emulation;

/// <summary>
/// All scores of a national year recomputed from their facts, beside plain ADO.NET that reads the same facts once; and one correction after
/// every ranking is published, which settles one unit and opens the next version of its cluster's ranking, beside the recomputation.
/// </summary>
internal static class EmulationComparison
{
    private const int Corrections = 60;

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-emulation-");
        try
        {
            var started = Stopwatch.GetTimestamp();
            await using var year = await EmulationYear.CreateAsync(Path.Combine(directory.FullName, "emulation.db"));
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{EmulationYear.Units} units, {EmulationYear.Facts} facts, {EmulationYear.Provinces + 1} published rankings in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
            await using var raw = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = year.File }.ConnectionString);
            await raw.OpenAsync();
            var version = 1L;
            var rounds = await Rounds.AlternateAsync(
                () => SecondsAsync(() => RecomputeAsync(year)),
                () => SecondsAsync(() => Task.FromResult(ReadAll(raw))),
                async () =>
                {
                    version++;
                    return await SecondsAsync(() => CorrectAsync(year, version)) / Corrections;
                });
            var (whole, plain, one) = (rounds[0].Median(), rounds[1].Median(), rounds[2].Median());
            Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"recomputation {whole * 1000:0} ms, sequential read {plain * 1000:0} ms, one correction {one * 1000:0.00} ms"));
            report.Ratio("emulation-scores/sequential-read", whole / plain, Aim.AtMost, 5);
            report.Ratio("emulation-correction/recomputation", one / whole, Aim.AtMost, 0.01);
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

    /// <summary>One target of some units each, in a transaction of its own as a message brings it.</summary>
    private static async Task CorrectAsync(EmulationYear year, long version)
    {
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
                await transaction.CommitAsync();
            });
        }
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
