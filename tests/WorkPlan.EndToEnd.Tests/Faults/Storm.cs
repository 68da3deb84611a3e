using System.Diagnostics;
using WorkPlan.EndToEnd.Tests.Tracing;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>
/// Clients of every service write without pause while the broker, each service and the gateway are killed (SIGKILL), one after the
/// other; each next one when the last is back and every client goes on. At the end every command has been answered.
/// </summary>
public class Storm(ObservedSystem system) : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>Hashing passwords would take the machine for itself.</summary>
    private static readonly TimeSpan PaceOfAccounts = TimeSpan.FromMilliseconds(750);

    public virtual IReadOnlyList<string> Victims { get; } =
        ["messaging", "planning", "assignments", "inspections", "emulation", "notifications", "identity", "gateway"];

    private readonly List<Death> _deaths = [];

    internal Ledger Ledger { get; } = new();

    internal Clients Clients => field ??= new Clients(system, Ledger);

    /// <summary>Who was killed, and what the clients achieved from then until all went on.</summary>
    public IReadOnlyList<Death> Deaths => _deaths;

    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        await Clients.PrepareAsync();
        Writer[] writers =
        [
            new(Clients.Units, Pace, Clients.CreateUnitAsync),
            new(Clients.People, Pace, Clients.RegisterPersonAsync),
            new(Clients.Campaigns, Pace, Clients.LaunchCampaignAsync),
            new(Clients.Findings, Pace, Clients.RaiseFindingAsync),
            new(Clients.Accounts, PaceOfAccounts, Clients.CreateAccountAsync),
        ];
        var started = Stopwatch.StartNew();
        foreach (var writer in writers)
            writer.Start();
        await AllGoOnAsync(writers, "start");
        foreach (var victim in Victims)
            _deaths.Add(await KillAsync(victim, writers));
        await Task.WhenAll(writers.Select(writer => writer.FinishAsync()));
        Took = started.Elapsed;
        foreach (var writer in writers)
            writer.Dispose();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Death> KillAsync(string victim, Writer[] writers)
    {
        var before = system.Host.Endpoint(victim);
        var pid = before.Pid ?? throw new InvalidOperationException($"{victim} has no process.");
        Assert.Contains(pid, ProcessTree.Below(system.Host.Id));
        var accepted = writers.Sum(writer => writer.Accepted);
        var killed = Stopwatch.StartNew();
        using (var process = Process.GetProcessById(pid))
            process.Kill();
        await Eventually.True(
            () => system.Host.Endpoint(victim) is { State: "Healthy" } now && now.Restarts > before.Restarts, Limit, $"{victim} is not back.");
        var back = killed.Elapsed;
        await AllGoOnAsync(writers, victim);
        return new Death(victim, pid, system.Host.Endpoint(victim).Pid, system.Host.Endpoint(victim).Restarts - before.Restarts, writers.Sum(writer => writer.Accepted) - accepted, back, killed.Elapsed);
    }

    /// <summary>Every client has had commands accepted since now; one that failed says why.</summary>
    private static async Task AllGoOnAsync(Writer[] writers, string since)
    {
        var before = writers.Select(writer => writer.Accepted).ToArray();
        await Eventually.True(
            () => Array.Exists(writers, writer => writer.Failed) || writers.Zip(before).All(pair => pair.First.Accepted > pair.Second + 1),
            Limit, $"After {since}: {string.Join(", ", writers.Zip(before).Select(pair => $"{pair.First.Name} {pair.Second}"))}");
        foreach (var failed in writers.Where(writer => writer.Failed))
            await failed.FinishAsync();
    }

    public sealed record Death(string Victim, int Pid, int? NextPid, int Restarts, int AcceptedMeanwhile, TimeSpan BackAfter, TimeSpan AllWentOnAfter);
}

/// <summary>The same with three victims: the broker, a service that tells and a service that listens and tells.</summary>
public sealed class ShortStorm(ObservedSystem system) : Storm(system)
{
    public override IReadOnlyList<string> Victims { get; } = ["messaging", "planning", "assignments"];
}
