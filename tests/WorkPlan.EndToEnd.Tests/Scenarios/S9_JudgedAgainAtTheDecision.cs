using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S9's eligibility over the running system: what the register says of somebody refuses a proposal with every reason, and what assignments
/// tells of a fault after the council's vote stops the decision, until it says why all the same.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S9")]
public sealed class S9_JudgedAgainAtTheDecision(WorkPlanSystem system) : IAsyncLifetime
{
    private const int Year = 2018;
    private const int Members = 3;
    private readonly Stage _stage = new(system, "S9J");
    private Account _chief = null!;
    private Account _head = null!;

    private string District => _stage.Unit("HUONG-SON");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
        [
            Stage.Person(Person(1), "Người Mẫu 01", District, recruitedOn: "2010-01-01"),
            Stage.Person(Person(2), "Người Mẫu 02", District, recruitedOn: "2010-01-01"),
            Stage.Person(Person(3), "Người Mẫu 03", District, recruitedOn: "2018-07-01"),
            .. Enumerable.Range(1, Members).Select(number => Stage.Person(Member(number), $"Thành Viên {number}", _stage.Province, recruitedOn: "2000-01-01")),
        ]);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", District);
        await system.HasStrictYearAsync(Year);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_is_not_eligible_is_not_proposed_and_who_is_so_no_longer_is_conferred_nothing()
    {
        await DisciplinedAsync(Person(3), "2018-10-01");
        await ReasonsAsync(Person(3), "eligibility.service-too-short", "eligibility.discipline");
        var refused = await ProposeAsync(Person(3));
        Assert.Equal("proposal-not-eligible", refused.Code);
        Assert.Equal(["eligibility.discipline", "eligibility.service-too-short"], CodesOf(refused));

        string[] proposals = [(await ProposeAsync(Person(1))).Id, (await ProposeAsync(Person(2))).Id];
        string[] members = [.. Enumerable.Range(1, Members).Select(Member)];
        var session = await _stage.HasSessionAsync(_chief, Year, "2018-12-20", members);
        var ballot = $"{Stage.Emulation}/ballots/{(await _chief.CreateAsync(
            $"{session}/ballots", new { title = "advancedWorker", proposalIds = proposals, thresholdBasisPoints = 6667, of = "members" })).Id}";
        foreach (var member in members)
            await system.VotesAsync(_stage, ballot, member, proposals);
        _ = (await _chief.ActAsync(ballot, "close")).Json;

        // Between vote and decision a fault of the year becomes known.
        await DisciplinedAsync(Person(2), "2018-12-22");
        await ReasonsAsync(Person(2), "eligibility.discipline");
        Assert.Equal("conferral-before-council", (await ConferAsync(proposals, "2018-12-19")).Code);
        var stopped = await ConferAsync(proposals, "2018-12-25");
        Assert.Equal("conferral-no-longer-eligible", stopped.Code);
        var item = Assert.Single(stopped.Body!["items"]!.AsArray())!;
        Assert.Equal((proposals[1], Person(2), "eligibility.discipline"), (Text(item, "proposalId"), Text(item, "personCode"), Text(item, "code")));
        Assert.Empty(await TitlesAsync());

        var conferred = (await ConferAsync(proposals, "2018-12-25", new { proposalId = proposals[1], reason = "Đã khắc phục xong hậu quả." })).Json.AsArray();

        Assert.Equal(2, conferred.Count);
        var titles = await TitlesAsync();
        Assert.Equal("Đã khắc phục xong hậu quả.", Text(titles.Single(title => Text(title, "personCode") == Person(2)), "allTheSameReason"));
        Assert.Null(titles.Single(title => Text(title, "personCode") == Person(1))["allTheSameReason"]);
    }

    private async Task DisciplinedAsync(string person, string decidedOn)
    {
        var discipline = await _chief.CreateAsync(
            $"{Stage.Assignments}/disciplines", new { personCode = person, form = "reprimand", decisionNumber = "15/QĐ-VKS", decidedOn, faultWorkYear = Year });
        Assert.True(discipline.Succeeded, discipline.Body?.ToJsonString());
    }

    private Task<JsonNode> ReasonsAsync(string person, params string[] reasons) => WorkPlanSystem.Eventually(
        _chief, $"{Stage.Emulation}/eligibility?unit={District}&workYear={Year}",
        view => view["people"]!.AsArray().Any(row => Text(row!, "personCode") == person
            && reasons.All(code => row!["reasons"]!.AsArray().Any(reason => Text(reason!, "code") == code))));

    private Task<Answer> ProposeAsync(string person) => _head.CreateAsync($"{Stage.Emulation}/proposals", new
    {
        unitCode = District,
        personCode = person,
        title = "advancedWorker",
        workYear = Year,
        proposedOn = "2018-12-01",
        merits = "Hoàn thành tốt nhiệm vụ.",
    });

    private Task<Answer> ConferAsync(IReadOnlyList<string> proposals, string decidedOn, params object[] allTheSame) => _chief.CreateAsync(
        $"{Stage.Emulation}/titles", new { byUnitCode = _stage.Province, decisionNumber = "90/QĐ-VKS", decidedOn, proposalIds = proposals, allTheSame });

    private Task<IReadOnlyList<JsonNode>> TitlesAsync() => _chief.ListAsync($"{Stage.Emulation}/titles?workYear={Year}&unit={District}");

    private static IEnumerable<string> CodesOf(Answer answer) => answer.Body!["items"]!.AsArray().Select(item => Text(item!, "code")).Order(StringComparer.Ordinal);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private string Person(int number) => _stage.Own($"{number:00}");

    private string Member(int number) => _stage.Own($"M{number}");
}
