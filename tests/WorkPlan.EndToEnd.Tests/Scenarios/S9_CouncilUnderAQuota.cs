using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S9's council over the running system: fourteen advanced workers give two places for fighters; equal votes are ordered as the policy states,
/// who is equal in that as well waits for another ballot, and one decision confers what passed, a collective among it.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S9")]
public sealed class S9_CouncilUnderAQuota(WorkPlanSystem system) : IAsyncLifetime
{
    private const int Year = 2017;
    private const int Workers = 14;
    private const int Members = 3;

    // By the first day of service: one is the most senior, two are equal, one came later than these.
    private static readonly (int Number, string RecruitedOn)[] Fighters = [(1, "2001-05-01"), (2, "2005-05-01"), (3, "2005-05-01"), (4, "2010-05-01")];
    private readonly Stage _stage = new(system, "S9C");
    private Account _chief = null!;
    private Account _head = null!;
    private string _session = "";

    private string District => _stage.Unit("HUONG-SON");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
        [
            .. Enumerable.Range(1, Workers).Select(number => Stage.Person(
                Person(number), $"Người Mẫu {number:00}", District, recruitedOn: Fighters.FirstOrDefault(fighter => fighter.Number == number).RecruitedOn ?? "2012-01-01")),
            .. Enumerable.Range(1, Members).Select(number => Stage.Person(Member(number), $"Thành Viên {number}", _stage.Province, recruitedOn: "2000-01-01")),
        ]);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", District);
        await system.HasQuotaInYearAsync(Year, "floor", "unit");
        await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Emulation}/eligibility?unit={District}&workYear={Year}",
            view => view["quotas"]![0]!["basis"]!.GetValue<int>() == Workers && view["quotas"]![0]!["places"]!.GetValue<int>() == 2);
        _session = await _stage.HasSessionAsync(_chief, Year, "2017-12-20", [.. Enumerable.Range(1, Members).Select(Member)]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Equal_votes_go_by_the_stated_order_and_one_decision_confers_persons_and_a_collective()
    {
        var workers = new List<string>();
        for (var number = 1; number <= Workers; number++)
            workers.Add(await ProposeAsync("advancedWorker", Person(number)));
        var fighters = new List<string>();
        foreach (var (number, _) in Fighters)
            fighters.Add(await ProposeAsync("emulationFighterBase", Person(number)));
        var collective = await ProposeAsync("advancedCollective", null);

        Assert.All(await DecideAsync("advancedWorker", workers), state => Assert.Equal("passed", state));
        Assert.Equal("passed", Assert.Single(await DecideAsync("advancedCollective", [collective])));
        // Everybody has all the votes: seniority gives the first place, does not tell two apart for the second, and puts the last behind them.
        Assert.Equal(["passed", "tiedAtQuota", "tiedAtQuota", "beyondQuota"], await DecideAsync("emulationFighterBase", fighters));
        // Another ballot over the two: all for one of them.
        Assert.Equal(["passed", "notPassed"], await DecideAsync("emulationFighterBase", [fighters[1], fighters[2]], against: fighters[2]));

        var beyond = await ConferAsync([.. workers, fighters[0], fighters[1], fighters[3], collective]);
        Assert.Equal(("proposal-not-passed", 0), (beyond.Code, await ConferredAsync()));
        string[] decided = [.. workers, fighters[0], fighters[1], collective];
        var conferred = (await ConferAsync(decided)).Json.AsArray();

        Assert.Equal(decided.Length, conferred.Count);
        Assert.Equal(decided.Length, await ConferredAsync());
        Assert.Equal(
            [Person(1), Person(2)],
            conferred.Where(title => title!["title"]!.GetValue<string>() == "emulationFighterBase").Select(title => title!["personCode"]!.GetValue<string>()).Order());
        var unit = Assert.Single(conferred, title => title!["personCode"] is null)!;
        Assert.Equal((District, "advancedCollective", "conferred"), (unit["unitCode"]!.GetValue<string>(), unit["title"]!.GetValue<string>(), unit["state"]!.GetValue<string>()));
        Assert.Equal("91/2017/NĐ-CP (2017)", unit["legalBasis"]!.GetValue<string>());
    }

    private async Task<string> ProposeAsync(string title, string? person) => (await _head.CreateAsync($"{Stage.Emulation}/proposals", new
    {
        unitCode = District,
        personCode = person,
        title,
        workYear = Year,
        proposedOn = "2017-12-01",
        merits = "Hoàn thành tốt nhiệm vụ.",
    })).Id;

    /// <summary>A ballot in which all members vote for all but one; what became of each.</summary>
    private async Task<IReadOnlyList<string>> DecideAsync(string title, IReadOnlyList<string> proposals, string? against = null)
    {
        var ballot = $"{Stage.Emulation}/ballots/{(await _chief.CreateAsync(
            $"{_session}/ballots", new { title, proposalIds = proposals, thresholdBasisPoints = 6667, of = "members" })).Id}";
        for (var number = 1; number <= Members; number++)
            await system.VotesAsync(_stage, ballot, Member(number), proposals, against);
        var closed = (await _chief.ActAsync(ballot, "close")).Json["proposals"]!.AsArray();
        return [.. proposals.Select(proposal => closed.Single(line => line!["proposalId"]!.GetValue<string>() == proposal)!["state"]!.GetValue<string>())];
    }

    private Task<Answer> ConferAsync(IReadOnlyList<string> proposals) => _chief.CreateAsync($"{Stage.Emulation}/titles", new
    {
        byUnitCode = _stage.Province,
        decisionNumber = "90/QĐ-VKS",
        decidedOn = "2017-12-25",
        proposalIds = proposals,
    });

    private async Task<int> ConferredAsync() => (await _chief.ListAsync($"{Stage.Emulation}/titles?workYear={Year}&unit={District}")).Count;

    private string Person(int number) => _stage.Own($"{number:00}");

    private string Member(int number) => _stage.Own($"M{number}");
}
