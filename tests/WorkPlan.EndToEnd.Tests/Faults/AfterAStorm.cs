using WorkPlan.EndToEnd.Tests.Tracing;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;
using Xunit.Abstractions;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>
/// After processes were killed while clients of all services wrote (<see cref="Storm"/>): the owners
/// hold exactly what was accepted, once; the read copies hold it in the version that was accepted last; nothing is left to be sent, and
/// nothing was given up.
/// </summary>
public abstract class AfterAStorm(ObservedSystem system, Storm storm, ITestOutputHelper output)
{
    private const string Own = "Code LIKE 'KILL.0%'";
    private const string Person = "Code LIKE 'KILL-%'";
    private static readonly TimeSpan CatchingUp = TimeSpan.FromSeconds(30);

    [Fact]
    public void Each_was_killed_once_and_is_back_and_requests_were_accepted_meanwhile()
    {
        foreach (var death in storm.Deaths)
        {
            output.WriteLine(
                $"{death.Victim}: back after {death.BackAfter.TotalSeconds:0.0} s, all went on after {death.AllWentOnAfter.TotalSeconds:0.0} s, "
                + $"{death.AcceptedMeanwhile} commands accepted meanwhile");
        }
        output.WriteLine($"{storm.Took.TotalSeconds:0.0} s in all");

        Assert.Equal(storm.Victims, storm.Deaths.Select(death => death.Victim));
        Assert.All(storm.Deaths, death =>
        {
            Assert.NotEqual(death.Pid, death.NextPid);
            Assert.Empty(ProcessTree.Alive([death.Pid]));
            Assert.Equal(1, death.Restarts);
            Assert.True(death.AcceptedMeanwhile > 0);
        });
    }

    [Theory]
    [InlineData(Clients.Units, $"/api/v1/planning/units?parentCode={Clients.Province}&type=division", "code")]
    [InlineData(Clients.People, $"/api/v1/assignments/people?unit={Clients.Province}", "code")]
    [InlineData(Clients.Campaigns, "/api/v1/emulation/campaigns?workYear=2031", "title")]
    [InlineData(Clients.Findings, $"/api/v1/inspections/findings?unit={Clients.District}", "id")]
    [InlineData(Clients.Accounts, $"/api/v1/identity/users?role=staff&unitCode={Clients.Province}", "userName")]
    public async Task What_was_accepted_is_there_once_and_nothing_else_is(string kind, string list, string name)
    {
        var reader = kind is Clients.Campaigns or Clients.Findings ? storm.Clients.Chief : system.AsAdministrator;
        var found = (await reader.ListAsync(list)).Select(item => item[name]!.GetValue<string>()).Order(StringComparer.Ordinal);

        var accepted = storm.Ledger.CodesOf(kind);
        output.WriteLine($"{accepted.Count} {kind}");
        Assert.True(accepted.Count > storm.Victims.Count, "Too few for a storm.");
        Assert.Equal(accepted.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Every_finding_was_raised_by_one_command()
    {
        var findings = await storm.Clients.Chief.ListAsync($"/api/v1/inspections/findings?unit={Clients.District}");

        var statements = findings.Select(finding => finding["statement"]!.GetValue<string>()).ToArray();
        Assert.Equal(statements.Distinct().Count(), statements.Length);
    }

    [Theory]
    [InlineData(Clients.Units, "planningdb", $"SELECT Code, Version FROM Units WHERE {Own}")]
    [InlineData(Clients.People, "assignmentsdb", $"SELECT Code, Version FROM People WHERE {Person}")]
    [InlineData(Clients.Campaigns, "emulationdb", "SELECT Title, Version FROM Campaigns WHERE WorkYear = 2031")]
    public async Task Every_change_was_applied_once(string kind, string database, string query) =>
        Assert.Equal(storm.Ledger.Of(kind), await Databases.VersionsAsync(system, database, query));

    [Theory]
    [InlineData(Clients.Units, "assignmentsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE {Own}")]
    [InlineData(Clients.Units, "inspectionsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE {Own}")]
    [InlineData(Clients.Units, "emulationdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE {Own}")]
    [InlineData(Clients.Units, "notificationsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE {Own}")]
    [InlineData(Clients.Findings, "notificationsdb", "SELECT SubjectId, 1 FROM Notices WHERE Kind = 'finding-raised'")]
    [InlineData(Clients.People, "planningdb", $"SELECT Code, SourceVersion FROM PersonCopies WHERE {Person}")]
    [InlineData(Clients.People, "inspectionsdb", $"SELECT Code, SourceVersion FROM PersonCopies WHERE {Person}")]
    [InlineData(Clients.People, "emulationdb", $"SELECT Code, SourceVersion FROM Staff WHERE {Person}")]
    [InlineData(Clients.Findings, "planningdb", "SELECT Id, SourceVersion FROM PlanFindings")]
    [InlineData(Clients.Findings, "assignmentsdb", "SELECT FindingId, SourceVersion FROM Tasks WHERE FindingId IS NOT NULL")]
    [InlineData(Clients.Responses, "inspectionsdb", "SELECT Key, SourceVersion FROM Facts WHERE Source = 'CampaignResponse'")]
    public async Task Every_read_copy_has_caught_up(string kind, string database, string query) => await Eventually.Passes(
        async () => Assert.Equal(storm.Ledger.Of(kind), await Databases.VersionsAsync(system, database, query)), CatchingUp);

    [Fact]
    public async Task Nothing_waits_to_be_sent()
    {
        foreach (var database in Databases.WithOutbox)
        {
            await Eventually.Passes(
                async () => Assert.Empty(await Databases.VersionsAsync(system, database, "SELECT StreamKey, StreamSeq FROM Outbox")), CatchingUp);
        }
    }

    [Theory]
    [InlineData("planning")]
    [InlineData("assignments")]
    [InlineData("inspections")]
    [InlineData("emulation")]
    [InlineData("notifications")]
    public async Task No_message_was_given_up(string service)
    {
        var queues = (await system.AsAdministrator.GetAsync($"/api/v1/operations/{service}/error-queues")).Json.AsArray();

        Assert.NotEmpty(queues);
        Assert.All(queues, queue => Assert.True(queue!["messages"]!.GetValue<int>() == 0, queue.ToJsonString()));
    }
}
