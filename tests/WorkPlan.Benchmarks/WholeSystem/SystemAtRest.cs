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
            var started = Stopwatch.GetTimestamp();
            await using var system = await StartAsync(directory.FullName);

            using var rest = new PeriodicTimer(Rest);
            await rest.WaitForNextTickAsync();
            var ours = Ours(system.Host);
            Report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{ours.Length} processes of ours; what they share counted in each of them: {ours.Sum(process => Processes.Memory(process, "Rss")):0} MiB"));
            report.Figure("cold-start-seconds", Stopwatch.GetElapsedTime(started, system.Up).TotalSeconds, Aim.AtMost, 30);
            // What all of them hold together: a page of the framework that eight map is one page of memory.
            report.Figure("resident-memory-mib", ours.Sum(process => Processes.Memory(process, "Pss")), Aim.AtMost, 900);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Empty, over this run directory, and ready for requests.</summary>
    public static async Task<RunningSystem> StartAsync(string directory)
    {
        var port = FreePorts.Take(1)[0];
        var host = await Child.StartProgramAsync(
            "WorkPlan.AppHost", ["--empty", "--data", directory, "--port", port.ToString(CultureInfo.InvariantCulture)]);
        // Appears when everything is healthy.
        var endpoints = Path.Combine(directory, "endpoints.json");
        if (!await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(endpoints) || !host.Runs), StartLimit) || !host.Runs)
            throw new InvalidOperationException($"The system did not come up. {await host.OutputAsync()}");
        var up = Stopwatch.GetTimestamp();
        var gateway = new Uri($"http://127.0.0.1:{port}");
        await host.AnswersAsync(new Uri(gateway, "/health/ready"));
        return new RunningSystem(host, gateway, up);
    }

    /// <summary>The processes of ours; the broker and its helpers are Erlang's.</summary>
    public static int[] Ours(Child host) => [.. Processes.Tree(host.Id).Where(process => Processes.Name(process) == "dotnet")];
}

/// <param name="Host">The app host with all that it has started.</param>
/// <param name="Gateway">Where the gateway answers.</param>
/// <param name="Up">The timestamp at which everything was healthy.</param>
internal sealed record RunningSystem(Child Host, Uri Gateway, long Up) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
