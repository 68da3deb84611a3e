using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S8 over several documents: who has not acknowledged which of them, and which required documents the principle files lack. The fact itself
/// shows the fault; the finding flags the task of the plan that it is about until its remedy is verified.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S8")]
public sealed class S8_WhatIsMissing(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S8M");
    private Account _chief = null!;
    private Account _lead = null!;
    private Account _head = null!;
    private string _plan = "";
    private string _task = "";
    private string _campaign = "";

    private string District => _stage.Unit("HUONG-SON");

    private string Unit => $"{_campaign}/units/{District}";

    private string Criminal => _stage.Own("HINH-SU");

    private string Administrative => _stage.Own("HANH-CHINH");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HasFieldAsync(Criminal, "Thực hành quyền công tố");
        await _stage.HasFieldAsync(Administrative, "Kiểm sát án hành chính");
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", District, judicialTitle: "prosecutorIntermediate", managementTitle: "chief"),
            Stage.Person(_stage.Own("02"), "Trần Thị Mẫu Hai", District),
            Stage.Person(_stage.Own("03"), "Phạm Mẫu Ba", District));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        var fields = $"{Stage.Planning}/unit-fields/{District}";
        _ = (await system.AsAdministrator.ChangeLatestAsync(HttpMethod.Put, fields, fields, new { fields = new[] { Criminal, Administrative } })).Json;
        await RequiresAsync(Criminal, ("CT-01", "Chỉ thị công tác năm"), ("HD-V1", "Hướng dẫn của Vụ 1"));
        await RequiresAsync(Administrative, ("HD-V10", "Hướng dẫn của Vụ 10"));
        var briefing = await Stage.HasBriefingAsync(_head, District, "2022-01-07");
        _plan = await Stage.DraftsAsync(_head, Stage.DraftOf(District, 2022, "unitPlan", "Kế hoạch công tác kiểm sát năm 2022", briefing));
        _task = await Stage.HasTaskAsync(_head, _plan, Stage.TaskOf("key", "Xây dựng hồ sơ nguyên tắc"));
        _campaign = await _stage.HasAnnouncedCampaignAsync(
            _chief, 1,
            [new { code = "HS-1", group = "principleFiles", question = "Hồ sơ nguyên tắc đầy đủ", maxScore = 9, fact = "principleFilesComplete" }],
            District);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_missing_pair_is_named_and_the_finding_flags_the_task_until_it_is_remedied()
    {
        await _stage.IsAcknowledgedAsync("S8M-A", District, _stage.Own("01"), _stage.Own("02"));
        await _stage.IsAcknowledgedAsync("S8M-B", District, _stage.Own("01"));
        await FilesAsync(Criminal, "CT-01", "Chỉ thị số 01/CT-VKSTC");
        var seen = await WorkPlanSystem.Eventually(_lead, Unit, unit =>
            Item(unit, "QT-1")["fact"]!["gaps"]!.AsArray().Count == 3 && Item(unit, "HS-1")["fact"]!["reached"]!.GetValue<int>() == 1);
        Assert.Equal(
            [_stage.Own("02"), _stage.Own("03"), _stage.Own("03")],
            Item(seen, "QT-1")["fact"]!["gaps"]!.AsArray().Select(gap => gap!["personCode"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal("1/3 người đã xác nhận đủ; 0/2 văn bản được mọi người xác nhận", Item(seen, "QT-1")["fact"]!["sentence"]!.GetValue<string>());
        Assert.Equal(
            [$"{Administrative}: Hướng dẫn của Vụ 10", $"{Criminal}: Hướng dẫn của Vụ 1"],
            Item(seen, "HS-1")["fact"]!["gaps"]!.AsArray().Select(gap => gap!["subject"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal("hồ sơ nguyên tắc có 1/3 văn bản phải lưu", Item(seen, "HS-1")["fact"]!["sentence"]!.GetValue<string>());

        await NeverDisseminatedAsync();

        var finding = await RaisesAsync();
        Assert.Equal("principleFilesComplete", finding["citedFact"]!["kind"]!.GetValue<string>());
        await WorkPlanSystem.Eventually(_head, _plan, plan => Flagged(plan).SequenceEqual([Id(finding)]));
        var flag = (await _head.GetAsync($"{_plan}/findings?open=true")).Json.AsArray().Single()!;
        Assert.Equal(("Xây dựng hồ sơ nguyên tắc", "onPlan"), (flag["itemName"]!.GetValue<string>(), flag["standing"]!.GetValue<string>()));

        await FilesAsync(Criminal, "HD-V1", "Hướng dẫn của Vụ 1");
        await FilesAsync(Administrative, "HD-V10", "Hướng dẫn của Vụ 10");
        await WorkPlanSystem.Eventually(_lead, Unit, unit => Item(unit, "HS-1")["fact"]!["gaps"]!.AsArray().Count == 0);
        var address = $"{Stage.Inspections}/findings/{Id(finding)}";
        _ = (await _head.CreateAsync($"{address}/remediations", new
        {
            description = "Đã bổ sung đủ văn bản",
            effectiveOn = "2022-06-10",
            evidence = InspectionStage.EvidenceOf(await _head.HasUploadedPictureAsync(), "Ảnh bìa hồ sơ nguyên tắc", "2022-06-11"),
        })).Json;
        _ = (await _lead.ActAsync(address, "verify", new { verifiedOn = "2022-06-20" })).Json;
        await WorkPlanSystem.Eventually(_head, _plan, plan => !Flagged(plan).Any());
    }

    /// <summary>A document that the unit never disseminates is lacking as well: nobody there has acknowledged everything.</summary>
    private async Task NeverDisseminatedAsync()
    {
        var planner = await system.SignedInAsync("planner", _stage.Province, subtree: true);
        _ = (await planner.CreateAsync(
            $"{Stage.Planning}/documents",
            Stage.DocumentOf("directive", "Viện trưởng VKSND tối cao (S8M-C)", "supreme", "05/CT-VKSTC", "2022-02-07", "2022-02-08", _stage.Province))).Json;
        var seen = await WorkPlanSystem.Eventually(_lead, Unit, unit => Item(unit, "QT-1")["fact"]!["gaps"]!.AsArray().Count == 4);
        Assert.Equal("0/3 người đã xác nhận đủ; 0/3 văn bản được mọi người xác nhận", Item(seen, "QT-1")["fact"]!["sentence"]!.GetValue<string>());
        Assert.Contains(
            Item(seen, "QT-1")["fact"]!["gaps"]!.AsArray(),
            gap => gap!["personCode"] is null && gap["subject"]!.GetValue<string>().Contains("05/CT-VKSTC", StringComparison.Ordinal));
    }

    private async Task<JsonNode> RaisesAsync() => (await _lead.CreateAsync($"{Unit}/findings", new
    {
        category = "principleFile",
        severity = "shortcoming",
        statement = "Hồ sơ nguyên tắc thiếu Hướng dẫn Vụ 10",
        cause = "Chưa phân công người cập nhật",
        remedy = "Bổ sung hướng dẫn vào hồ sơ nguyên tắc",
        raisedOn = "2022-06-01",
        dueAt = "2027-07-01T17:00:00+07:00",
        planId = _plan.Split('/')[^1],
        planTaskId = _task,
        itemCode = "HS-1",
    })).Json;

    private async Task RequiresAsync(string field, params (string Code, string Name)[] documents)
    {
        var list = $"{Stage.Planning}/principle-files/required/{field}";
        _ = (await system.AsAdministrator.ChangeLatestAsync(
            HttpMethod.Put, list, list, new { documents = documents.Select(document => new { code = document.Code, name = document.Name }) })).Json;
    }

    private async Task FilesAsync(string field, string code, string name)
    {
        var file = $"{Stage.Planning}/principle-files/{District}/2022";
        _ = (await _head.ChangeLatestAsync(HttpMethod.Put, $"{file}/{field}/{code}", file, new { name, filedOn = "2022-01-20" })).Json;
    }

    private IEnumerable<string> Flagged(JsonNode plan) => plan["tasks"]!.AsArray().Single(task => Id(task!) == _task)!["findings"]!.AsArray()
        .Select(finding => finding!.GetValue<string>());

    private static string Id(JsonNode row) => row["id"]!.GetValue<string>();

    private static JsonNode Item(JsonNode unit, string code) =>
        unit["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == code)!;
}
