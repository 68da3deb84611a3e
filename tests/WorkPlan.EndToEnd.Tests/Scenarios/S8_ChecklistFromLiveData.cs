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
    private Account _lead = null!;
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
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
        _head = await system.SignedInAsync("unitHead", District, personCode: _stage.Own("01"));
        var briefing = await Stage.HasBriefingAsync(_head, District, "2022-01-07");
        _plan = await Stage.DraftsAsync(_head, Stage.DraftOf(District, 2022, "unitPlan", "Kế hoạch công tác kiểm sát năm 2022", briefing));
        _campaign = await _stage.HasAnnouncedCampaignAsync(
            _chief, 1,
            [
                new { code = "KQ-1", group = "results", question = "Kết quả đảm bảo theo kế hoạch", maxScore = 10, fact = "targetsKept" },
                new { code = "TD-2", group = "emulation", question = "Tổ chức ký kết giao ước thi đua", maxScore = 9, fact = "pledgeSigned" },
                new { code = "DC-2", group = "grassrootsDemocracy", question = "Tổ chức Hội nghị cán bộ, công chức", maxScore = 10, fact = "conferenceHeld" },
            ],
            District);
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
        await ThreeServicesTell();
        await InspectorsAcceptOrContest();

        var finding = await _lead.CreateAsync($"{Unit}/findings", new
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
        var task = $"{Stage.Assignments}/tasks/{tasks["items"]![0]!["id"]!.GetValue<string>()}";
        Assert.Equal("open", (await _head.GetAsync(task)).Json["state"]!.GetValue<string>());
        await WorkPlanSystem.Eventually(_head, $"{_plan}/findings?open=true", flags => Rows(flags).Count == 1);

        await Remedies(finding.Id, effectiveOn: "2022-05-01", accepted: false);
        await Remedies(finding.Id, effectiveOn: "2022-06-10", accepted: true);
        await WorkPlanSystem.Eventually(_head, $"{_plan}/findings?open=true", flags => Rows(flags).Count == 0);
        await WorkPlanSystem.Eventually(_head, task, closed => closed["state"]!.GetValue<string>() == "confirmed");
    }

    /// <summary>Planning tells results, assignments the decision, emulation pledge and conference: each with its date and message.</summary>
    private async Task ThreeServicesTell()
    {
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(_stage.Own("HAN"), Field, "Truy tố đúng thời hạn", "sector", Stage.AtLeastPercent(90)),
            Stage.TargetOf(_stage.Own("TOI-DANH"), Field, "Truy tố đúng tội danh", "sector", Stage.AtLeastPercent(95)));
        _ = (await _chief.CreateAsync($"{Stage.Planning}/results", new { results = new[] { Result("HAN", 97), Result("TOI-DANH", 90) } })).Json;
        var work = await _head.CreateAsync($"{Stage.Assignments}/tasks", new
        {
            unitCode = District,
            workYear = 2022,
            title = "Kiểm sát việc giải quyết án hình sự",
            dueOn = "2022-06-30",
            required = new { activity = "general", skills = Array.Empty<string>(), effortDays = 10 },
        });
        var decision = await _head.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = District,
            workYear = 2022,
            number = "05/QĐ-VKS",
            signedOn = "2022-01-25",
            effectiveOn = "2022-02-01",
            signingCapacity = "inOwnOffice",
            items = new[] { new { taskId = work.Id, personCode = _stage.Own("02"), role = "lead" } },
        });
        _ = (await _head.ActAsync($"{Stage.Assignments}/decisions/{decision.Id}", "issue")).Json;
        // Emulation counts whom it has heard of.
        await WorkPlanSystem.Eventually(
            _head, $"{Stage.Emulation}/inflation?unit={District}&fromYear=2022&toYear=2022", view => view["years"]![0]!["people"]!.GetValue<int>() == 3);
        var campaign = await _stage.HasLaunchedCampaignAsync(_chief, 2022, "Phong trào thi đua năm 2022 (S8)");
        var pledge = $"{Stage.Emulation}/pledges/{(await _head.CreateAsync(
            $"{campaign}/pledges", new { unitCode = District, content = "Giao ước thi đua năm 2022.", openedOn = "2022-02-01" })).Id}";
        _ = (await _head.ActAsync(pledge, "signatures", new { personCode = _stage.Own("01"), answer = "sign", answeredOn = "2022-02-02" })).Json;
        _ = (await _head.ActAsync(pledge, "signatures", new { personCode = _stage.Own("02"), answer = "sign", answeredOn = "2022-02-02" })).Json;
        var conference = $"{Stage.Emulation}/conferences/{(await _head.CreateAsync(
            $"{Stage.Emulation}/conferences", new { unitCode = District, workYear = 2022, calledFor = "2022-01-15", quorumBasisPoints = 6667 })).Id}";
        _ = (await _head.ActAsync(conference, "co-host", new { tradeUnion = "Công đoàn cơ sở", personCode = _stage.Own("02") })).Json;
        _ = (await _head.ActAsync(conference, "hold", new { heldOn = "2022-01-15", present = 3, resolution = "Thông qua kế hoạch." })).Json;

        var told = await WorkPlanSystem.Eventually(
            _chief, Unit, unit => unit["items"]!.AsArray().All(item => item!["fact"]!["available"]!.GetValue<bool>()) && Reached(unit, "TD-2") == 2 && Reached(unit, "KQ-1") == 1);
        Assert.Contains("05/QĐ-VKS ngày 25/01/2022; 1/3", Sentence(told, "PC-1"), StringComparison.Ordinal);
        Assert.Equal("2/3 người đã ký giao ước thi đua", Sentence(told, "TD-2"));
        Assert.Equal("đạt 1/2 chỉ tiêu, trong đó vượt 1; 0 chỉ tiêu không phát sinh", Sentence(told, "KQ-1"));
        Assert.Contains("phối hợp với Công đoàn cơ sở; 3/3", Sentence(told, "DC-2"), StringComparison.Ordinal);
        Assert.All(told["items"]!.AsArray(), item =>
        {
            Assert.NotEmpty(item!["fact"]!["sources"]!.AsArray());
            Assert.NotNull(item["fact"]!["asOf"]);
        });
    }

    private async Task InspectorsAcceptOrContest()
    {
        var unexplained = await _lead.ActAsync(Unit, "answers", new { answers = new[] { new { itemCode = "GB-1", verdict = "contest", score = 5 } } });
        Assert.Equal("contest-needs-reason", unexplained.Code);
        var answered = (await _lead.ActAsync(Unit, "answers", new
        {
            answers = new object[]
            {
                new { itemCode = "TD-2", verdict = "accept" },
                new { itemCode = "GB-1", verdict = "contest", score = 5, reason = "Kỳ họp không có biên bản." },
            },
        })).Json;
        Assert.Equal(("accept", 6), Answer(answered, "TD-2")); // two thirds of nine
        Assert.Equal(("contest", 5), Answer(answered, "GB-1"));
    }

    private object Result(string target, int numerator) =>
        new { unitCode = District, targetCode = _stage.Own(target), period = "2022", numerator, denominator = 100 };

    private static string Sentence(JsonNode unit, string code) => Item(unit, code)["fact"]!["sentence"]!.GetValue<string>();

    private static int Reached(JsonNode unit, string code) => Item(unit, code)["fact"]!["reached"]!.GetValue<int>();

    private static (string Verdict, int Score) Answer(JsonNode unit, string code) =>
        (Item(unit, code)["answer"]!["verdict"]!.GetValue<string>(), Item(unit, code)["answer"]!["score"]!.GetValue<int>());

    private async Task Remedies(string finding, string effectiveOn, bool accepted)
    {
        var address = $"{Stage.Inspections}/findings/{finding}";
        var picture = await _head.HasUploadedPictureAsync();
        var remediation = await _head.CreateAsync($"{address}/remediations", new
        {
            description = "Đã bổ sung hướng dẫn",
            effectiveOn,
            evidence = InspectionStage.EvidenceOf(picture, "Ảnh bìa hồ sơ nguyên tắc", "2022-06-11"),
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
