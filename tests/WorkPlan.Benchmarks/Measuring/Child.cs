using System.Diagnostics;
using System.Globalization;
using WorkPlan.Testing;

namespace WorkPlan.Benchmarks.Measuring;

/// <summary>A process that is measured. It ends with this one, however this one ends: <c>leash.sh</c> holds it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan ClockTick = TimeSpan.FromMilliseconds(10);

    private readonly Process _leash;
    private readonly string _log;

    private Child(Process leash, string log, int id)
    {
        _leash = leash;
        _log = log;
        Id = id;
    }

    public int Id { get; }

    /// <summary>A role of this program, in a process of its own.</summary>
    public static Task<Child> StartRoleAsync(string role, Uri address, params (string Name, string Value)[] environment) => StartAsync(
        AppContext.BaseDirectory, [Environment.ProcessPath!, typeof(Child).Assembly.Location, role],
        [("ASPNETCORE_URLS", address.ToString()), .. environment]);

    /// <summary>A program of the solution, built like this one, from its own folder.</summary>
    public static Task<Child> StartProgramAsync(string project, string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Path.Combine(SourceTree.Root, project);
        var output = AppContext.BaseDirectory[(AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..];
        return StartAsync(
            folder, [Environment.ProcessPath!, Path.Combine(folder, output, Path.GetFileName(project) + ".dll"), .. arguments], environment);
    }

    public static async Task<Child> StartAsync(string folder, string[] command, params (string Name, string Value)[] environment)
    {
        var log = Path.GetTempFileName();
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Measuring", "leash.sh"), log, "12", .. command])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var leash = Process.Start(start)!;
        var id = await leash.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{command[0]} did not start.");
        return new Child(leash, log, int.Parse(id, CultureInfo.InvariantCulture));
    }

    public async Task AnswersAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        if (!await Eventually.IsTrueAsync(async () => await IsFineAsync(client, address) || !Runs, Patience) || !Runs)
            throw new TimeoutException($"{address} did not answer. {await File.ReadAllTextAsync(_log)}");
    }

    /// <summary>What the process and its own children have used of the processors since they started.</summary>
    public TimeSpan ProcessorTime() => Processes.Tree(Id).Aggregate(TimeSpan.Zero, (sum, process) => sum + (Processes.Ticks(process) * ClockTick));

    public bool Runs => !_leash.HasExited && Processes.Runs(Id);

    public Task<string> OutputAsync() => File.ReadAllTextAsync(_log);

    public async ValueTask DisposeAsync()
    {
        _leash.StandardInput.Close();
        await _leash.WaitForExitAsync();
        _leash.Dispose();
        File.Delete(_log);
    }

    private static async Task<bool> IsFineAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return false; // not yet
        }
    }
}
