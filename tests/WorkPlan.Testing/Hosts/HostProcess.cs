using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Xunit.Sdk;

namespace WorkPlan.Testing.Hosts;

/// <summary>An app host in a process of its own, over a run directory of its own unless another's is given.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int Terminate = 15;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(180);

    private readonly Process process;
    private readonly TestRunDirectory? ownDirectory;
    private readonly ConcurrentQueue<string> lines = new();

    private HostProcess(Process process, string directory, TestRunDirectory? ownDirectory)
    {
        this.process = process;
        this.ownDirectory = ownDirectory;
        Directory = directory;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Directory { get; }

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>The fake system of FakeAppHost.cs, with the given flaws.</summary>
    public static HostProcess OfFakeSystem(string flaws = "no-broker", string? directory = null, string[]? options = null, (string Name, string Value)[]? variables = null) =>
        Start("tests/WorkPlan.AppHost.FakeSystem", ["host", .. options ?? []], directory, [("FAKE_FLAWS", flaws), .. variables ?? []]);

    /// <summary>The real AppHost.cs.</summary>
    public static HostProcess OfWorkPlan(string[] options, string? directory = null, (string Name, string Value)[]? variables = null) =>
        Start("WorkPlan.AppHost", options, directory, variables ?? []);

    public async Task<HostProcess> UpAsync()
    {
        await Eventually.True(() => File.Exists(EndpointsFile) || process.HasExited, StartLimit, Transcript());
        if (!File.Exists(EndpointsFile))
            throw new XunitException(Transcript());
        return this;
    }

    public Task SaysAsync(string text, TimeSpan? within = null) =>
        Eventually.True(() => lines.Any(line => line.Contains(text, StringComparison.Ordinal)), within ?? StartLimit, $"'{text}' in:\n{Transcript()}");

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    /// <summary>Sends SIGTERM; the exit code and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var asked = Stopwatch.StartNew();
        _ = Signal(process.Id, Terminate);
        return (await EndAsync(), asked.Elapsed);
    }

    public void Kill() => process.Kill();

    public EndpointEntry Endpoint(string name) => Endpoints()[name];

    public Dictionary<string, EndpointEntry> Endpoints() =>
        JsonSerializer.Deserialize<Dictionary<string, EndpointEntry>>(File.ReadAllText(EndpointsFile), JsonSerializerOptions.Web)!;

    public string EndpointsFile => Path.Combine(Directory, "endpoints.json");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await StopAsync();
        process.Dispose();
        ownDirectory?.Dispose();
    }

    private static HostProcess Start(string project, string[] options, string? directory, (string Name, string Value)[] variables)
    {
        var ownDirectory = directory is null ? new TestRunDirectory() : null;
        directory ??= ownDirectory!.Path;
        // Built beside the tests, so beneath its project as the tests are beneath theirs.
        var output = AppContext.BaseDirectory[(AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[Path.Combine(SourceTree.Root, project, output, Path.GetFileName(project) + ".dll"), .. options, "--data", directory])
            start.ArgumentList.Add(argument);
        start.Environment.Remove("ConnectionStrings__messaging");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!, directory, ownDirectory);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    private void Take(string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    private string Transcript() => string.Join('\n', lines);
}

/// <summary>What endpoints.json says of a resource.</summary>
public sealed record EndpointEntry(string? Url, int? Pid, string? Log, string State, int Restarts, string? ConnectionString);
