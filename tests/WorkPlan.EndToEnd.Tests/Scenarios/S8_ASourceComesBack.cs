using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S8's edges: planning stands still while a checklist is answered by hand, and tells its fact before the conclusion. Both are shown; one is
/// concluded only when the inspectors have accepted or contested the fact.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S8")]
public sealed class S8_ASourceComesBack(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S8R");
    private Account _chief = null!;
    private Account _lead = null!;
    private Account _head = null!;
    private string _campaign = "";

    private string District => _stage.Unit("HUONG-SON");

    private string Unit => $"{_campaign}/units/{District}";

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", District, judicialTitle: "prosecutorIntermediate", managementTitle: "chief"),
            Stage.Person(_stage.Own("02"), "Trần Thị Mẫu Hai", District));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        _campaign = await _stage.HasAnnouncedCampaignAsync(_chief, 1, District);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_answered_by_hand_is_reconciled_with_the_fact_before_the_conclusion()
    {
        await using (await StoppedService.StopAsync(system, "planning"))
        {
            Assert.False(Item((await _lead.GetAsync(Unit)).Json)["fact"]!["available"]!.GetValue<bool>());
            _ = (await _lead.ActAsync(Unit, "answers", InspectionStage.ManualAnswers)).Json;
            _ = (await _lead.ChangeLatestAsync(HttpMethod.Put, $"{Unit}/minutes", Unit, new { heldOn = "2022-06-10", content = "Biên bản." })).Json;
            _ = (await _lead.ActAsync(Unit, "minutes/signatures", new { party = "inspector" })).Json;
            _ = (await _head.ActAsync(Unit, "minutes/signatures", new { party = "unit" })).Json;
        }

        await _stage.IsAcknowledgedAsync("S8R", District, _stage.Own("01"));
        var both = Item(await WorkPlanSystem.Eventually(
            _lead, Unit, unit => Item(unit)["fact"]!["sentence"]!.GetValue<string>().StartsWith("1/2", StringComparison.Ordinal)));
        Assert.Equal(("manual", 8), (both["answer"]!["verdict"]!.GetValue<string>(), both["answer"]!["score"]!.GetValue<int>()));
        Assert.True(both["answer"]!["factChangedSince"]!.GetValue<bool>());
        Assert.True(both["answer"]!["toReconcile"]!.GetValue<bool>());

        var early = await ConcludesAsync();
        Assert.Equal("facts-not-reconciled", early.Code);
        Assert.Equal("QT-1", Assert.Single(early.Body!["items"]!.AsArray())!.GetValue<string>());
        // To say the same by hand again reconciles nothing.
        _ = (await _lead.ActAsync(Unit, "answers", new { answers = new[] { new { itemCode = "QT-1", verdict = "manual", score = 8 } } })).Json;
        Assert.Equal("facts-not-reconciled", (await ConcludesAsync()).Code);

        var contested = (await _lead.ActAsync(
            Unit, "answers", new { answers = new[] { new { itemCode = "QT-1", verdict = "contest", score = 8, reason = "Người thứ hai đã ký sổ giấy." } } })).Json;
        Assert.False(Item(contested)["answer"]!["toReconcile"]!.GetValue<bool>());
        var concluded = (await ConcludesAsync()).Json;
        Assert.True(Item(concluded)["fact"]!["available"]!.GetValue<bool>());
        Assert.Equal((8, 0), (Item(concluded)["answer"]!["score"]!.GetValue<int>(), concluded["conclusion"]!["discrepancies"]!.GetValue<int>()));
    }

    private Task<Answer> ConcludesAsync() =>
        _chief.ActAsync(Unit, "conclude", new { grade = "basicallyMet", text = "Đơn vị cơ bản đảm bảo theo kế hoạch.", concludedOn = "2022-06-20" });

    private static JsonNode Item(JsonNode unit) =>
        unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == "QT-1")!;
}
