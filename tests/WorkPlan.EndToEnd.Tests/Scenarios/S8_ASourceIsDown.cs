using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S8's edges: planning stands still while a checklist is answered. The inspection goes on by hand to its conclusion; what planning
/// tells later is noted beside the conclusion and changes nothing in it.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S8")]
public sealed class S8_ASourceIsDown(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S8D");
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
    public async Task The_inspection_goes_on_by_hand_and_what_comes_later_is_noted()
    {
        var conclusion = "Đơn vị cơ bản đảm bảo theo kế hoạch.";
        await using (await StoppedService.StopAsync(system, "planning"))
        {
            var silent = Item((await _chief.GetAsync(Unit)).Json);
            Assert.False(silent["fact"]!["available"]!.GetValue<bool>());
            Assert.Equal("chưa lấy được dữ liệu", silent["fact"]!["sentence"]!.GetValue<string>());
            var accepted = await _lead.ActAsync(Unit, "answers", new { answers = new[] { new { itemCode = "QT-1", verdict = "accept" } } });
            Assert.Equal("fact-not-there", accepted.Code);
            _ = (await _lead.ActAsync(Unit, "answers", InspectionStage.ManualAnswers)).Json;
            _ = (await _lead.ChangeLatestAsync(HttpMethod.Put, $"{Unit}/minutes", Unit, new { heldOn = "2022-06-10", content = "Biên bản." })).Json;
            _ = (await _lead.ActAsync(Unit, "minutes/signatures", new { party = "inspector" })).Json;
            _ = (await _head.ActAsync(Unit, "minutes/signatures", new { party = "unit" })).Json;
            _ = (await _chief.ActAsync(Unit, "conclude", new { grade = "basicallyMet", text = conclusion, concludedOn = "2022-06-20" })).Json;
        }

        await _stage.IsAcknowledgedAsync("S8D", District, _stage.Own("01"));
        // First comes that it was disseminated, then who acknowledged.
        var later = await WorkPlanSystem.Eventually(
            _chief, Unit, unit => Item(unit)["discrepancy"]?["sentence"]?.GetValue<string>().StartsWith("1/2", StringComparison.Ordinal) == true);

        Assert.False(Item(later)["fact"]!["available"]!.GetValue<bool>()); // as the conclusion rests on it
        Assert.Equal((conclusion, 1), (later["conclusion"]!["text"]!.GetValue<string>(), later["conclusion"]!["discrepancies"]!.GetValue<int>()));
        Assert.Equal(8, Item(later)["answer"]!["score"]!.GetValue<int>());
    }

    private static JsonNode Item(JsonNode unit) =>
        unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == "QT-1")!;
}
