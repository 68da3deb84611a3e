using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WorkPlan.Benchmarks.Measuring;

namespace WorkPlan.Benchmarks.WholeSystem;

/// <summary>What all processes of the system take of a processor at rest: while nobody looks, and while an operator has the live view open.</summary>
internal static class SystemWatched
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-watched-");
        try
        {
            await using var system = await SystemAtRest.StartAsync(directory.FullName);
            using var client = new HttpClient { BaseAddress = system.Gateway };
            await Task.Delay(Warming);
            var alone = await ShareAsync(system.Host);

            var secrets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory.FullName, "secrets.json")))!;
            using var signedIn = await client.PostAsJsonAsync(
                "/api/v1/identity/tokens", new { userName = "administrator", password = secrets["administrator-password"]!.GetValue<string>() });
            signedIn.EnsureSuccessStatusCode();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
            using var stream = await client.GetAsync(new Uri("/api/v1/operations/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            stream.EnsureSuccessStatusCode();
            await using var body = await stream.Content.ReadAsStreamAsync();
            using var leaving = new CancellationTokenSource();
            var looking = LookAsync(body, leaving.Token);
            await Task.Delay(Warming);
            var looked = await ShareAsync(system.Host);
            await leaving.CancelAsync();
            var received = await looking;
            if (received < Watched.TotalSeconds)
                throw new InvalidOperationException($"The live view told only {received} bytes.");

            Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"all services and the gateway: {alone:0.00} percent of a core while nobody looks, {looked:0.00} while an operator looks"));
            report.Figure("percent-of-a-core-more-while-an-operator-looks", looked - alone, Aim.AtMost, 10);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Of ours; the broker and its helpers are Erlang's.</summary>
    private static async Task<double> ShareAsync(Child host)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), SystemAtRest.Ours(host).ToDictionary(process => process, Processes.Ticks));
        await Task.Delay(Watched);
        var ticks = SystemAtRest.Ours(host).Sum(process => Processes.Ticks(process) - before.GetValueOrDefault(process));
        return ticks * Child.ClockTick / Stopwatch.GetElapsedTime(started) * 100;
    }

    private static async Task<long> LookAsync(Stream body, CancellationToken leaving)
    {
        var (received, buffer) = (0L, new byte[65_536]);
        try
        {
            while (await body.ReadAsync(buffer, leaving) is var count and > 0)
                received += count;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is closed.
        }
        return received;
    }
}
