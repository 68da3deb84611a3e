using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Inspections.Analysis;

namespace WorkPlan.Benchmarks.Inspections;

/// <summary>
/// All scores of a national year judged anew from their answers, beside plain ADO.NET that reads the same answers once; and one answer
/// entered anew by the service's own handler, beside the whole.
/// </summary>
internal static class ScoreComparison
{
    private const int Corrections = 60;

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-inspections-");
        try
        {
            await using var year = await InspectionYear.CreateAsync(Path.Combine(directory.FullName, "inspections.db"));
            var started = Stopwatch.GetTimestamp();
            var sum = await year.LoadAsync();
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{InspectionYear.Inspections} unit inspections, {InspectionYear.Answers} answers loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
            await using var raw = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = year.File }.ConnectionString);
            await raw.OpenAsync();
            var rounds = await Rounds.AlternateAsync(
                () => SecondsAsync(() => RecomputeAsync(year, sum)), () => SecondsAsync(() => Task.FromResult(ReadAll(raw))),
                () => CorrectAsync(year));
            var (ours, plain, one) = (rounds[0].Median(), rounds[1].Median(), rounds[2].Median());
            Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"recomputation {ours * 1000:0} ms, sequential read {plain * 1000:0} ms, one correction {one * 1000:0.00} ms"));
            report.Ratio("inspection-scores/sequential-read", ours / plain, Aim.AtMost, 5);
            report.Ratio("inspection-correction/recomputation", one / ours, Aim.AtMost, 0.01);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    private static Task RecomputeAsync(InspectionYear year, long sum) => year.InDatabaseAsync(async db =>
    {
        var scores = await ScoreBook.RecomputeAsync(db, InspectionYear.WorkYear, CancellationToken.None);
        if (scores.Count != InspectionYear.Inspections || scores.Sum(score => (long)score.Score) != sum)
            throw new InvalidOperationException("The scores are not those of the answers.");
    });

    /// <summary>The seconds of one correction.</summary>
    private static async Task<double> CorrectAsync(InspectionYear year)
    {
        var before = year.Corrected;
        // Spread over the year: one unit in every campaign or so.
        for (var number = 0; number < Corrections; number++)
            await year.CorrectAsync(number * 47);
        return (year.Corrected - before).TotalSeconds / Corrections;
    }

    private static int ReadAll(SqliteConnection raw)
    {
        using var command = raw.CreateCommand();
        command.CommandText = """SELECT "UnitInspectionId", "ItemCode", "Mode", "Verdict", "Score", "Fact" FROM "ChecklistAnswers" """;
        using var reader = command.ExecuteReader();
        var (rows, sum) = (0, 0L);
        while (reader.Read())
        {
            rows++;
            sum += reader.GetString(0).Length + reader.GetString(1).Length + reader.GetString(2).Length + reader.GetString(3).Length
                + reader.GetInt64(4) + (reader.IsDBNull(5) ? 0 : reader.GetString(5).Length);
        }
        return rows == InspectionYear.Answers && sum > 0 ? rows : throw new InvalidOperationException("Not all answers were read.");
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
