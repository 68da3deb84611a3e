using System.Diagnostics;
using System.Globalization;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;

namespace WorkPlan.Benchmarks.WholeSystem;

/// <summary>The built system by its own app host: how long until the door is open, and what it holds when nobody comes in.</summary>
internal static class SystemAtRest
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(Report report)
    {
        var directory = Directory.CreateTempSubdirectory("workplan-system-");
        try
        {
            var port = FreePorts.Take(1)[0];
            var started = Stopwatch.GetTimestamp();
            await using var host = await Child.StartProgramAsync(
                "WorkPlan.AppHost", ["--empty", "--data", directory.FullName, "--port", port.ToString(CultureInfo.InvariantCulture)]);
            // Appears when everything is healthy.
            var endpoints = Path.Combine(directory.FullName, "endpoints.json");
            if (!await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(endpoints) || !host.Runs), StartLimit) || !host.Runs)
                throw new InvalidOperationException($"The system did not come up. {await host.OutputAsync()}");
            var coldStart = Stopwatch.GetElapsedTime(started);
            await host.AnswersAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));

            using var rest = new PeriodicTimer(Rest);
            await rest.WaitForNextTickAsync();
            // The broker and its helpers are Erlang's.
            var ours = Processes.Tree(host.Id).Where(process => Processes.Name(process) == "dotnet").ToArray();
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{ours.Length} processes of ours; what they share counted in each of them: {ours.Sum(process => Processes.Memory(process, "Rss")):0} MiB"));
            report.Figure("cold-start-seconds", coldStart.TotalSeconds, Aim.AtMost, 30);
            // What all of them hold together: a page of the framework that eight map is one page of memory.
            report.Figure("resident-memory-mib", ours.Sum(process => Processes.Memory(process, "Pss")), Aim.AtMost, 900);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
