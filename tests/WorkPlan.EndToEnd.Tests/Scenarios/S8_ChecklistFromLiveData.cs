using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S8: a checklist is filled by what planning and assignments know; a finding becomes a task there and a flag here, and both go when
/// its remediation is verified.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S8")]
public sealed class S8_ChecklistFromLiveData(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S8");
    private Account _chief = null!;
    private Account _head = null!;
    private string _plan = "";
    private string _campaign = "";

    private string District => _stage.Unit("HUONG-SON");

    private string Field => _stage.Own("HINH-SU");

    private string Unit => $"{_campaign}/units/{District}";

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HasFieldAsync(Field, "Thực hành quyền công tố");
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", District, judicialTitle: "prosecutorIntermediate", managementTitle: "chief"),
            Stage.Person(_stage.Own("02"), "Trần Thị Mẫu Hai", District, judicialTitle: "prosecutorJunior"),
            Stage.Person(_stage.Own("03"), "Phạm Mẫu Ba", District));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        var briefing = await Stage.HasBriefingAsync(_head, District, "2022-01-07");
        _plan = await Stage.DraftsAsync(_head, Stage.DraftOf(District, 2022, "unitPlan", "Kế hoạch công tác kiểm sát năm 2022", briefing));
        _campaign = await _stage.HasAnnouncedCampaignAsync(_chief, 1, District);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Facts_fill_the_checklist_and_a_finding_travels_to_the_others_and_back()
    {
        var silent = Item((await _chief.GetAsync(Unit)).Json, "QT-1");
        Assert.Equal("chưa lấy được dữ liệu", silent["fact"]!["sentence"]!.GetValue<string>());

        await _stage.IsAcknowledgedAsync("S8", District, _stage.Own("01"), _stage.Own("02"));
        var filled = await WorkPlanSystem.Eventually(_chief, Unit, unit =>
            Item(unit, "QT-1")["fact"]!["sentence"]!.GetValue<string>().StartsWith("2/3", StringComparison.Ordinal)
            && Item(unit, "GB-1")["fact"]!["available"]!.GetValue<bool>());
        var gap = Assert.Single(Item(filled, "QT-1")["fact"]!["gaps"]!.AsArray());
        Assert.Contains(_stage.Own("03"), gap!.ToJsonString(), StringComparison.Ordinal);

        var finding = await _chief.CreateAsync($"{Unit}/findings", new
        {
            category = "principleFile",
            severity = "shortcoming",
            statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn của Vụ 10",
            cause = "Chưa phân công người cập nhật",
            remedy = "Bổ sung hướng dẫn vào hồ sơ nguyên tắc",
            raisedOn = "2022-06-01",
            dueAt = "2027-07-01T17:00:00+07:00",
            planId = _plan.Split('/')[^1],
            fieldCode = Field,
            itemCode = "QT-1",
        });
        var tasks = await WorkPlanSystem.Eventually(
            _head, $"{Stage.Assignments}/tasks?unit={District}&findingId={finding.Id}", page => page["items"]!.AsArray().Count == 1);
        Assert.Equal(finding.Id, tasks["items"]![0]!["findingId"]!.GetValue<string>());
        await WorkPlanSystem.Eventually(_head, $"{_plan}/findings?open=true", flags => Rows(flags).Count == 1);

        await Remedies(finding.Id, effectiveOn: "2022-05-01", accepted: false);
        await Remedies(finding.Id, effectiveOn: "2022-06-10", accepted: true);
        await WorkPlanSystem.Eventually(_head, $"{_plan}/findings?open=true", flags => Rows(flags).Count == 0);
    }

    private async Task Remedies(string finding, string effectiveOn, bool accepted)
    {
        var address = $"{Stage.Inspections}/findings/{finding}";
        var remediation = await _head.CreateAsync($"{address}/remediations", new
        {
            description = "Đã bổ sung hướng dẫn",
            effectiveOn,
            evidence = new
            {
                caption = "Ảnh bìa hồ sơ nguyên tắc",
                takenOn = "2022-06-11",
                sha256 = new string('a', 64),
                size = 1024,
                reference = "kho/ho-so-nguyen-tac.jpg",
                classification = "Không mật",
            },
        });
        var verified = remediation.Succeeded
            ? await _chief.ActAsync(address, "verify", new { verifiedOn = "2022-06-20" })
            : remediation;
        Assert.True(verified.Succeeded == accepted, verified.Body?.ToJsonString());
        if (!accepted)
            Assert.Equal("evidence-before-finding", verified.Code);
    }

    private static JsonNode Item(JsonNode unit, string code) =>
        unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == code)!;

    private static JsonArray Rows(JsonNode answer) => answer as JsonArray ?? answer["items"]!.AsArray();
}
