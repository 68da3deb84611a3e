using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S1: a division drafts, submits and issues its program for 2022 before any document of the year has come.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S1")]
public sealed class S1_ProgramBeforeTheDirective(WorkPlanSystem system) : IAsyncLifetime
{
    private static int _runs;
    private readonly Stage _stage = new(system, $"S1{Interlocked.Increment(ref _runs)}");
    private Account _head = null!;
    private Account _chief = null!;
    private string _briefing = "";

    private string Division => _stage.Unit("P9");

    private string Civil => _stage.Own("DAN-SU");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HasFieldAsync(Civil, "Kiểm sát việc giải quyết các vụ, việc dân sự");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(_stage.Own("DS-KN"), Civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", Stage.AtLeastPercent(70)));
        _head = await system.SignedInAsync("unitHead", Division);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2021-12-10");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_is_a_pre_draft_that_cites_the_briefing_and_is_issued_without_a_directive()
    {
        var lastYears = await LastYearsBreakthrough();
        var plan = await Drafts();
        _ = (await _head.ChangeLatestAsync(HttpMethod.Put, plan, plan, new
        {
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện chức năng, nhiệm vụ của khâu công tác",
            basis = new object[] { new { kind = "briefing", id = _briefing }, new { kind = "session", id = await HasSession() } },
        })).Json;
        var breakthrough = await Stage.HasTaskAsync(
            _head, plan, Stage.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm, nhất là ngang cấp", lastYears));
        await Stage.HasSectionAsync(
            _head, plan, Civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(80), taskId = breakthrough });

        var draft = (await _head.GetAsync(plan)).Json;
        Assert.True(draft["preDraft"]!.GetValue<bool>());
        Assert.True(draft["awaitingSuperiorDocuments"]!.GetValue<bool>());
        Assert.Contains("chờ văn bản cấp trên", draft["statusText"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["briefing", "session"], draft["basis"]!.AsArray().Select(basis => basis!["kind"]!.GetValue<string>()).Order());
        Assert.Contains(draft["basis"]!.AsArray(), basis => basis!["id"]!.GetValue<string>() == _briefing);
        var continued = draft["tasks"]![0]!["continuedFrom"]!;
        Assert.Equal("exceeded", continued["results"]![0]!["outcome"]!.GetValue<string>());

        await Stage.IsIssuedAsync(_chief, plan, "2021-12-24");
        var issued = (await _head.GetAsync(plan)).Json;
        Assert.Equal("issued", issued["state"]!.GetValue<string>());
        Assert.Equal(1, issued["versionNumber"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_breakthrough_without_a_target_is_not_submitted()
    {
        var plan = await Drafts();
        var served = await Stage.HasTaskAsync(_head, plan, Stage.TaskOf("breakthrough", "Nâng cao chất lượng kháng nghị"));
        await Stage.HasSectionAsync(_head, plan, Civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(80), taskId = served });
        await Stage.HasTaskAsync(_head, plan, Stage.TaskOf("breakthrough", "Số hóa hồ sơ vụ án"));

        var refused = await _head.ActAsync(plan, "submit");

        Assert.Equal((409, "breakthrough-needs-target"), ((int)refused.Status, refused.Code));
        Assert.Equal("draft", (await _head.GetAsync(plan)).Json["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Once_the_plan_of_the_year_is_issued_only_a_supplement_is_possible()
    {
        var plan = await Drafts(2023);
        var task = await Stage.HasTaskAsync(_head, plan, Stage.TaskOf("breakthrough", "Nâng cao chất lượng kiến nghị phòng ngừa"));
        await Stage.HasSectionAsync(_head, plan, Civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(80), taskId = task });
        await Stage.IsIssuedAsync(_chief, plan, "2022-12-20");

        var second = await _head.CreateAsync(
            $"{Stage.Planning}/plans", Stage.DraftOf(Division, 2023, "program", "Chương trình khác", _briefing));
        Assert.Equal((409, "plan-already-issued"), ((int)second.Status, second.Code));
        var changed = await _head.ChangeLatestAsync(HttpMethod.Put, $"{plan}/sections/{Civil}", plan, Stage.SectionOf());
        Assert.Equal("plan-already-issued", changed.Code);

        var later = await Stage.HasBriefingAsync(_chief, _stage.Province, "2023-01-06");
        var supplement = await _chief.ChangeLatestAsync(HttpMethod.Post, $"{plan}/supplements", plan, new
        {
            basis = new[] { new { kind = "briefing", id = later } },
            decidedOn = "2023-01-09",
            addTasks = new[] { Stage.TaskOf("regular", "Rà soát án hành chính về đất đai") },
        });
        Assert.Equal(2, supplement.Json["versionNumber"]!.GetValue<int>());
        Assert.Equal("issued", (await _head.GetAsync(plan)).Json["state"]!.GetValue<string>());
    }

    private Task<string> Drafts(int year = 2022) => Stage.DraftsAsync(
        _head, Stage.DraftOf(Division, year, "program", $"Chương trình công tác năm {year}", _briefing));

    private async Task<string> HasSession() => (await _head.CreateAsync($"{Stage.Planning}/sessions", new
    {
        unitCode = Division,
        heldOn = "2021-12-20",
        workYear = 2022,
        theme = "Định hướng nhiệm vụ trọng tâm năm 2022",
        purpose = "Định hướng nhiệm vụ trọng tâm, nêu rõ hạn chế và nguyên nhân của năm 2021",
        topics = new[] { "Kháng nghị phúc thẩm ngang cấp", "Kiến nghị phòng ngừa vi phạm" },
        conclusions = new[] { "Tiếp tục xác định nội dung đột phá về kháng nghị phúc thẩm" },
        attendees = new[] { new { name = "Phó Viện trưởng phụ trách", role = "directing" } },
    })).Id;

    private async Task<string> LastYearsBreakthrough()
    {
        var plan = await Drafts(2021);
        var task = await Stage.HasTaskAsync(_head, plan, Stage.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"));
        await Stage.HasSectionAsync(_head, plan, Civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(70), taskId = task });
        await Stage.IsIssuedAsync(_chief, plan, "2020-12-25");
        var results = await _head.CreateAsync($"{Stage.Planning}/results", new
        {
            results = new[] { new { unitCode = Division, targetCode = _stage.Own("DS-KN"), period = "2021", numerator = 3, denominator = 4 } },
        });
        Assert.True(results.Succeeded, results.Body?.ToJsonString());
        return task;
    }
}
