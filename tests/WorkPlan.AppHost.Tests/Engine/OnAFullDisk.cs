using System.Globalization;
using System.Net;
using WorkPlan.AppHost.Embedded;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

/// <summary>What the app host writes cannot be written for a while: the services go on, and so does it when there is room again.</summary>
public sealed class OnAFullDisk
{
    private const string Full = "/dev/full";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Services_go_on_and_files_are_written_when_there_is_room_again()
    {
        using var directory = new TestRunDirectory();
        var logs = Directory.CreateDirectory(Path.Combine(directory.Path, "logs")).FullName;
        var log = Path.Combine(logs, "first.log");
        var next = Path.Combine(directory.Path, "endpoints.json.next");
        File.CreateSymbolicLink(log, Full);
        await using var host = await HostProcess.OfFakeSystem(directory: directory.Path).UpAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Endpoint("first").Url!), Timeout = Patience };

        // More than a pipe holds: a service that nobody listens to would hang.
        await TalkAsync(client, "meanwhile");
        await host.SaysAsync("app host         | first: its log cannot be written; the process goes on: ");
        File.CreateSymbolicLink(next, Full);
        System.Diagnostics.Process.GetProcessById(host.Endpoint("second").Pid!.Value).Kill();
        await Eventually.True(() => host.Lines.Count(line => line.Contains("| second: healthy", StringComparison.Ordinal)) == 2, Patience);
        Assert.Equal(0, host.Endpoint("second").Restarts);

        File.Delete(next);
        File.Delete(log);
        await TalkAsync(client, "again");
        await Eventually.True(() => host.Endpoint("second") is { Restarts: 1, State: "Healthy" }, Patience);
        await host.SaysAsync("app host         | first: its log is written again; ");
        Assert.Matches(@"^\(\d{4,} lines are missing here: they could not be written\)\n", await File.ReadAllTextAsync(log));
    }

    [Fact]
    public void What_cannot_be_logged_is_counted_and_told_once()
    {
        using var directory = new TestRunDirectory();
        var board = new StatusBoard();
        var notices = new List<string>();
        board.Noticed += notices.Add;
        using var logs = new LogFiles(directory.Path, board);
        File.CreateSymbolicLink(logs.PathOf("first"), Full);

        for (var line = 1; line <= 3; line++)
            board.Output("first", line.ToString(CultureInfo.InvariantCulture));
        board.Output("second", "has room");
        Assert.StartsWith("first: its log cannot be written; the process goes on: ", Assert.Single(notices), StringComparison.Ordinal);

        File.Delete(logs.PathOf("first"));
        board.Output("first", "4");
        board.Output("first", "5");

        Assert.Equal(["(3 lines are missing here: they could not be written)", "4", "5"], File.ReadAllLines(logs.PathOf("first")));
        Assert.Equal(["has room"], File.ReadAllLines(logs.PathOf("second")));
        Assert.Equal("first: its log is written again; 3 lines are lost", notices[^1]);
        Assert.Equal(2, notices.Count);
    }

    [Fact]
    public async Task A_restart_that_fails_is_a_crash_and_is_tried_again()
    {
        using var directory = new TestRunDirectory();
        using var launcher = new ProcessLauncher();
        using var ports = new Ports();
        var board = new StatusBoard();
        var states = new System.Collections.Concurrent.ConcurrentQueue<(ResourceState State, string? Reason)>();
        board.StatusChanged += status => states.Enqueue((status.State, status.Reason));
        var prepared = 0;
        using var supervisor = new Supervisor(
            new LaunchPlan
            {
                Name = "service",
                Process = new ProcessPlan { FileName = "/bin/sleep", Arguments = ["1000"], WorkingDirectory = directory.Path },
                Prepare = () =>
                {
                    prepared++;
                    if (prepared is 2 or 3)
                        throw new IOException("No space left on device");
                },
            },
            launcher, ports, board, TimeProvider.System);
        supervisor.Start();
        await supervisor.Ready.WaitAsync(Patience);

        using (var process = System.Diagnostics.Process.GetProcessById(supervisor.Status.ProcessId!.Value))
            process.Kill();

        await Eventually.True(() => supervisor.Status is { State: ResourceState.Healthy, Restarts: 3 }, Patience);
        Assert.Equal(
            ["exit code 137, again in 0.5 s", "service cannot be prepared: No space left on device, again in 1 s", "service cannot be prepared: No space left on device, again in 2 s"],
            states.Where(told => told.State == ResourceState.Crashed).Select(told => told.Reason));
        supervisor.ForbidStarting();
        await supervisor.StopAsync(Patience, CancellationToken.None);
    }

    [Fact]
    public async Task What_cannot_be_started_at_first_is_refused()
    {
        using var launcher = new ProcessLauncher();
        using var ports = new Ports();
        using var supervisor = new Supervisor(
            new LaunchPlan
            {
                Name = "service",
                Process = new ProcessPlan { FileName = "/bin/sleep", Arguments = ["1000"], WorkingDirectory = "/" },
                Prepare = () => throw new IOException("No space left on device"),
            },
            launcher, ports, new StatusBoard(), TimeProvider.System);
        supervisor.Start();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => supervisor.Ready.WaitAsync(Patience));
        Assert.Equal("service cannot be prepared: No space left on device", refusal.Message);
    }

    private static async Task TalkAsync(HttpClient client, string word)
    {
        using var answer = await client.PostAsync(new Uri($"/talk?word={word}", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
