using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing.Broker;
using WorkPlan.Testing.Http;

namespace WorkPlan.Benchmarks.Imports;

/// <summary>
/// Planning itself, in a process of its own, takes a file as clients send it: parsed, checked, authorised, written to the log and to what
/// stands, told to the others. Beside it the very same rows of both tables by prepared statements in one transaction, and nothing else.
/// Each round has a work year of its own: nothing stands there yet.
/// </summary>
internal static class ImportComparison
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-import-");
        try
        {
            await using var vhost = await BrokerVhost.CreateAsync();
            var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
            var database = await ImportedResults.CreateDatabaseAsync(Path.Combine(directory.FullName, "planning.db"));
            var rawDatabase = await ImportedResults.CreateDatabaseAsync(Path.Combine(directory.FullName, "raw.db"));
            await using var planning = await Child.StartProgramAsync(
                "src/WorkPlan.Planning", [],
                ("ASPNETCORE_URLS", address.ToString()), ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", "Sqlite"),
                ("ConnectionStrings__planningdb", database), ("ConnectionStrings__messaging", vhost.Amqp.ToString()),
                ("Authentication__SigningKeys", TestTokens.SigningKeys));
            await planning.AnswersAsync(new Uri(address, "/health/ready"));
            using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Bearer", TestTokens.Create([TestTokens.Grant("planner", ImportedResults.Province, subtree: true)]));

            await MeasureAsync(report, client, planning, rawDatabase, ImportFile.Excel);
            await MeasureAsync(report, client, planning, rawDatabase, ImportFile.Csv);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Report report, HttpClient client, Child planning, string rawDatabase, ImportFile kind)
    {
        var (year, rawYear) = (kind.FirstYear, kind.FirstYear);
        // One small file first: what it takes to know the code for the first time is not what an import takes.
        await SendAsync(client, kind, ImportedResults.Few(year++));
        rawYear++;
        await RestAsync();
        var idle = Processes.Memory(planning.Id, "Rss");
        var peak = idle;
        var rounds = await Rounds.AlternateAsync(
            async () =>
            {
                using var watching = new CancellationTokenSource();
                var watch = PeakAsync(planning.Id, watching.Token);
                var rate = await SendAsync(client, kind, ImportedResults.Many(year++));
                await watching.CancelAsync();
                peak = Math.Max(peak, await watch);
                await RestAsync();
                return rate;
            },
            () => Task.FromResult(RawInserts.Rate(rawDatabase, ImportedResults.Many(rawYear++))));
        var (import, raw) = (rounds[0].Median(), rounds[1].Median());
        Report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Name}: import {import:0} rows/s, prepared inserts {raw:0} rows/s; resident {idle:0} MiB idle, {peak:0} MiB at most"));
        report.Ratio($"import-{kind.Name}-rows/raw-inserts", import / raw, Aim.AtLeast, 0.25);
        report.Figure($"import-{kind.Name}-memory-above-idle-mib", peak - idle, Aim.AtMost, 64);
    }

    private static async Task<double> SendAsync(HttpClient client, ImportFile kind, List<ImportedRow> rows)
    {
        using var content = new ByteArrayContent(kind.Write(rows));
        content.Headers.ContentType = new MediaTypeHeaderValue(kind.ContentType);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.PostAsync(new Uri("/api/v1/planning/results/imports", UriKind.Relative), content);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"The import was refused: {await answer.Content.ReadAsStringAsync()}");
        return rows.Count / elapsed.TotalSeconds;
    }

    /// <summary>The most that is resident while it runs, looked at a hundred times a second.</summary>
    private static async Task<double> PeakAsync(int process, CancellationToken cancellationToken)
    {
        var peak = 0.0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                peak = Math.Max(peak, Processes.Memory(process, "Rss"));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return peak; // the import is over
        }
        return peak;
    }

    /// <summary>Until the messages are out.</summary>
    private static async Task RestAsync()
    {
        using var rest = new PeriodicTimer(Rest);
        await rest.WaitForNextTickAsync();
    }
}
