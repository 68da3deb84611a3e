using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S7's edges: a report at 16:01, an escalation that makes seven visits eight, an inspector who led the unit and is in the team only for a reason, a visit put off by a flood,
/// and a unit that is closed while the campaign runs.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S7")]
public sealed class S7_EdgesOfACampaign(WorkPlanSystem system) : IAsyncLifetime
{
    private const int Districts = 13;
    private const string Notifications = "/api/v1/notifications";
    private readonly Stage _stage = new(system, "S7E");
    private Account _chief = null!;
    private Account _lead = null!;
    private string _campaign = "";

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        for (var number = 1; number <= Districts; number++)
            await _stage.HasUnitAsync(District(number), $"Viện kiểm sát nhân dân huyện số {number}", "district", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", District(8), judicialTitle: "prosecutorIntermediate", managementTitle: "chief"));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
        _campaign = await _stage.HasAnnouncedCampaignAsync(_chief, Districts, [.. Enumerable.Range(1, 7).Select(District)]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Lateness_escalation_independence_postponement_and_succession_leave_every_unit_in_one_part()
    {
        // 16:00 is in time, 16:01 is late.
        await ReportsAsync(8, "2022-06-15T16:01:00+07:00", late: true);
        await ReportsAsync(9, "2022-06-15T16:00:00+07:00", late: false);

        // The late one is visited after all; whoever led it does not inspect it.
        var escalated = (await _chief.ActAsync(Unit(8), "escalate", new { reason = "Báo cáo sơ sài.", escalatedOn = "2022-06-20" })).Json;
        Assert.Equal("escalated", escalated["history"]!.AsArray().Single()!["kind"]!.GetValue<string>());
        Assert.NotNull(escalated["items"]![0]!["selfAnswer"]); // what it said of itself is kept
        await PartitionIsAsync("8 direct, 5 self");
        // The unit hears that it is visited after all, and not of a second campaign; one whose visit stays hears nothing more.
        var told = await system.SignedInAsync("unitHead", District(8));
        await WorkPlanSystem.Eventually(told, $"{Notifications}?kind=inspection-escalated", page => page["items"]!.AsArray().Count == 1);
        Assert.Empty((await told.GetAsync($"{Notifications}?kind=inspection-direct")).Json["items"]!.AsArray());
        var former = await system.SignedInAsync("inspector", _stage.Province, personCode: _stage.Own("01"));
        var refused = await former.ActAsync(Unit(8), "answers", InspectionStage.ManualAnswers);
        Assert.Equal("inspector-not-independent", refused.Code);
        Assert.Equal("inspector-not-in-team", (await former.ActAsync(Unit(1), "answers", InspectionStage.ManualAnswers)).Code);
        Assert.Equal("inspector-not-in-team", (await _chief.ActAsync(Unit(1), "answers", InspectionStage.ManualAnswers)).Code);
        await WhoLedItIsInTheTeamOnlyForAReason(former);

        var postponed = (await _chief.ActAsync(
            Unit(1), "postpone", new { reason = "Lũ lụt.", postponedOn = "2022-06-20", visitFrom = "2022-09-05", visitTo = "2022-09-06" })).Json;
        Assert.Equal("2022-09-05", postponed["visitFrom"]!.GetValue<string>());
        var early = await _lead.ChangeLatestAsync(HttpMethod.Put, $"{Unit(1)}/minutes", Unit(1), new { heldOn = "2022-09-04", content = "Biên bản." });
        Assert.Equal("minutes-before-fieldwork", early.Code);

        // The last district goes into the one before it, which answers for both from then on.
        _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/successions", new
        {
            kind = "absorb",
            predecessors = new[] { District(13) },
            successors = new[] { District(12) },
            effectiveOn = "2022-07-01",
            legalBasis = "Nghị quyết về sắp xếp đơn vị hành chính",
        })).Json;
        await WorkPlanSystem.Eventually(_chief, Unit(13), unit => unit["handedOverTo"]?.GetValue<string>() == District(12));
        var heir = await system.SignedInAsync("unitHead", District(12));
        _ = (await heir.ActAsync(Unit(13), "answers", InspectionStage.ManualAnswers)).Json;
        _ = (await heir.ActAsync(Unit(13), "submit", new { text = "Báo cáo tự kiểm tra" })).Json;
        await PartitionIsAsync("8 direct, 5 self");

        var candidates = (await _chief.GetAsync($"{_campaign}/candidates")).Json.AsArray();
        Assert.Equal(5, candidates.Count);
        Assert.All(candidates, unit => Assert.NotEmpty(unit!["reasons"]!.AsArray()));
    }

    private async Task WhoLedItIsInTheTeamOnlyForAReason(Account former)
    {
        // Transferred to the province after the examined period, and since then neither of the unit nor its head.
        _ = (await _chief.ActAsync(
            $"{Stage.Assignments}/people/{_stage.Own("01")}", "transfers",
            new { toUnitCode = _stage.Province, effectiveOn = "2022-06-01", decisionNumber = "77/QĐ-VKS" })).Json;
        JsonNode? conflict = null;
        await Testing.Eventually.True(
            async () =>
            {
                var refused = await _stage.NamesTeamAsync(_chief, _campaign, new { personCode = _stage.Own("01"), role = "member" });
                Assert.Equal("team-not-independent", refused.Code);
                conflict = Assert.Single(refused.Body!["items"]!.AsArray());
                return conflict!["to"] is not null;
            },
            TimeSpan.FromSeconds(30));
        Assert.Equal((District(8), District(8)), (conflict!["unitCode"]!.GetValue<string>(), conflict["servedIn"]!.GetValue<string>()));
        Assert.Equal((true, "2022-05-31"), (conflict["led"]!.GetValue<bool>(), conflict["to"]!.GetValue<string>()));
        var person = (await _chief.GetAsync($"{Stage.Assignments}/people/{_stage.Own("01")}")).Json;
        Assert.Equal(_stage.Province, person["unitCode"]!.GetValue<string>());

        const string reason = "Không còn người khác có chuyên môn.";
        await _stage.HasTeamAsync(
            _chief, _campaign, new { personCode = _stage.Own("01"), role = "member", overrides = new[] { new { unitCode = District(8), reason } } });
        var member = (await _chief.GetAsync(_campaign)).Json["team"]!.AsArray().Single(known => known!["personCode"]!.GetValue<string>() == _stage.Own("01"))!;
        var kept = Assert.Single(member["overrides"]!.AsArray())!;
        Assert.Equal((District(8), reason), (kept["unitCode"]!.GetValue<string>(), kept["reason"]!.GetValue<string>()));
        Assert.False(string.IsNullOrEmpty(kept["by"]!.GetValue<string>()));
        _ = (await former.ActAsync(Unit(8), "answers", InspectionStage.ManualAnswers)).Json;
        _ = (await former.ActAsync(Unit(1), "answers", InspectionStage.ManualAnswers)).Json;
    }

    /// <summary>The inspecting unit enters a report that came on paper.</summary>
    private async Task ReportsAsync(int number, string submittedAt, bool late)
    {
        var head = await system.SignedInAsync("unitHead", District(number));
        _ = (await head.ActAsync(Unit(number), "answers", InspectionStage.ManualAnswers)).Json;
        var report = (await _chief.ActAsync(Unit(number), "submit", new { text = "Báo cáo tự kiểm tra", submittedAt })).Json;
        Assert.Equal(late, report["report"]!["late"]!.GetValue<bool>());
    }

    private async Task PartitionIsAsync(string partition)
    {
        JsonNode summary = (await _chief.GetAsync($"{_campaign}/summary")).Json;
        Assert.Equal(partition, summary["partition"]!.GetValue<string>());
        Assert.Equal(Districts, summary["table"]!["rows"]!.AsArray().Count);
    }

    private string District(int number) => _stage.Unit($"D{number:00}");

    private string Unit(int number) => $"{_campaign}/units/{District(number)}";
}
