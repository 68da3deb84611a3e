using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

public sealed class SupplementingPlans : IAsyncLifetime
{
    private const string Field = "DAN-SU";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 1, 9, 0, 0, TimeSpan.FromHours(7)));
    private PlanDesk _plan = null!;
    private Guid _breakthrough;
    private Guid _regular;
    private Guid _direction;

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Field, "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        var briefing = await _app.HasBriefing(Chief, "QT", "2021-12-10");
        _direction = (await Chief.Create($"{PlanningApp.Api}/directions", new
        {
            unitCode = "QT",
            givenBy = "Viện trưởng",
            givenOn = "2022-01-14",
            occasion = "Giao ban tuần",
            text = "Tham mưu thực hiện Chỉ thị số 10-CT/TU",
            addressees = new[] { "QT.P9" },
        }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        _plan = await PlanDesk.Draft(_app.As("unitHead", "QT.P9"), new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện nhiệm vụ",
            basis = new[] { new { kind = "briefing", id = briefing } },
        });
        _breakthrough = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        _regular = await _plan.HasTask(PlanningApp.TaskOf("regular", "Số hóa hồ sơ"));
        await _plan.HasSection(Field, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = _breakthrough });
        await _plan.IsIssued(Chief, "2021-12-24", "05/CTr-P9");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_next_version_lists_what_it_changed_and_the_first_stays_as_it_was()
    {
        var added = Guid.CreateVersion7();
        var answer = await _plan.Does(HttpMethod.Post, "/supplements", new
        {
            basis = new[] { new { kind = "direction", id = _direction } },
            decidedOn = "2022-01-20",
            addTasks = new[]
            {
                new
                {
                    newId = added,
                    kind = "key",
                    title = "Kiểm sát khiếu kiện hành chính về đất đai",
                    measures = new[] { "Phối hợp với cơ quan hữu quan" },
                    basis = new[] { new { kind = "direction", id = _direction } },
                },
            },
            removeTasks = new[] { _regular },
            sections = new[]
            {
                new
                {
                    fieldCode = Field,
                    section = PlanDesk.Section(
                        new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(75), taskId = _breakthrough },
                        new { targetCode = "P9-DAT", name = "Kiến nghị về đất đai", rule = PlanningApp.CountAtLeast(1), taskId = added }),
                },
            },
        });
        Assert.Equal(2, answer.GetProperty("versionNumber").GetInt32());
        var diff = await Chief.Read<JsonElement>($"{_plan.Path}/diff?from=1&to=2");
        Assert.Equal(added, Assert.Single(diff.GetProperty("addedTasks").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(_regular, Assert.Single(diff.GetProperty("removedTasks").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal("P9-DAT", Assert.Single(diff.GetProperty("addedTargets").EnumerateArray()).GetProperty("targetCode").GetString());
        Assert.Equal(_direction, Assert.Single(diff.GetProperty("addedBasis").EnumerateArray()).GetProperty("id").GetGuid());
        var summary = diff.GetProperty("summary").EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.Contains("Bổ sung nhiệm vụ: Kiểm sát khiếu kiện hành chính về đất đai", summary);
        Assert.Contains("Bỏ nhiệm vụ: Số hóa hồ sơ", summary);
        Assert.Contains("Chỉ tiêu \"Kháng nghị được chấp nhận\", mức cam kết: ≥ 70% → ≥ 75%", summary);
        Assert.Contains("Bổ sung chỉ tiêu: Kiến nghị về đất đai ≥ 01", summary);
        Assert.Contains(summary, line => line.StartsWith("Bổ sung căn cứ: Ý kiến chỉ đạo của Viện trưởng ngày 14/01/2022", StringComparison.Ordinal));

        var first = await Chief.Read<JsonElement>($"{_plan.Path}/versions/1");
        Assert.Equal(2, first.GetProperty("content").GetProperty("tasks").GetArrayLength());
        var versions = await Chief.Read<JsonElement>($"{_plan.Path}/versions");
        Assert.Equal(["2021-12-24", "2022-01-20"], versions.EnumerateArray().Select(version => version.GetProperty("decidedOn").GetString()));

        var told = await _app.Bus.ShouldHavePublished<PlanSupplemented>();
        Assert.Equal((2, $"plan:{_plan.Id}"), (told.Plan.VersionNumber, told.StreamKey));
        Assert.Equal(_plan.Etag, $"\"{told.Version}\"");
        Assert.Contains(told.Plan.Tasks, task => task.TaskId == added && task.Kind == "key");

        var trace = await Chief.Read<JsonElement>($"{_plan.Path}/trace");
        var traced = trace.GetProperty("basis").EnumerateArray().Single(basis => basis.GetProperty("id").GetGuid() == _direction);
        Assert.Equal(added, Assert.Single(traced.GetProperty("tasks").EnumerateArray()).GetProperty("taskId").GetGuid());
    }

    [Fact]
    public async Task A_diff_names_new_sections_and_says_by_title_what_items_point_to()
    {
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/fields", new { code = "HANH-CHINH", name = "Án hành chính", kind = "procuratorial", ordinal = 9 })
            .ShouldBe(HttpStatusCode.Created);
        await _plan.Does(HttpMethod.Post, "/supplements", Body(new
        {
            changeTasks = new[]
            {
                new
                {
                    taskId = _regular,
                    task = new { kind = "key", title = "Số hóa hồ sơ", measures = new[] { "Quét hồ sơ" }, basis = new[] { new { kind = "direction", id = _direction } } },
                },
            },
            sections = new[]
            {
                new { fieldCode = "HANH-CHINH", section = PlanDesk.Section(new { targetCode = "P9-HC", name = "Kiến nghị", rule = PlanningApp.CountAtLeast(1), taskId = _breakthrough }) },
                new { fieldCode = Field, section = PlanDesk.Section(new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = _regular }) },
            },
        }));
        var summary = (await Chief.Read<JsonElement>($"{_plan.Path}/diff?from=1&to=2")).GetProperty("summary").EnumerateArray()
            .Select(line => line.GetString()!).ToList();
        Assert.Contains("Bổ sung lĩnh vực công tác: HANH-CHINH", summary);
        Assert.Contains("Chỉ tiêu \"Kháng nghị được chấp nhận\", nhiệm vụ gắn với chỉ tiêu: Kháng nghị phúc thẩm ngang cấp → Số hóa hồ sơ", summary);
        Assert.Contains(summary, line => line.StartsWith("Nhiệm vụ \"Số hóa hồ sơ\", căn cứ: – → Ý kiến chỉ đạo của Viện trưởng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_change_needed_is_an_answer_with_a_reason_and_no_version()
    {
        var answer = await _plan.Does(HttpMethod.Post, "/supplements", NoChange("Nội dung đã có trong Chương trình"));
        Assert.Equal(1, answer.GetProperty("versionNumber").GetInt32());
        var recorded = Assert.Single(_plan.Plan.GetProperty("noChangeAnswers").EnumerateArray());
        Assert.Equal("Nội dung đã có trong Chương trình", recorded.GetProperty("reason").GetString());
        await _app.Bus.ShouldNotHavePublished<PlanSupplemented>();
        await Supplement(NoChange(" ")).ShouldBeProblem(409, "no-change-needs-reason");
        await Supplement(NoChange(null)).ShouldBeProblem(409, "supplement-needs-change-or-reason");
    }

    [Fact]
    public async Task A_supplement_does_not_change_and_say_that_nothing_has_to()
    {
        await Supplement(Body(new { noChangeReason = "Đã có", removeTasks = new[] { _regular } })).ShouldBeProblem(409, "supplement-changes-with-no-change-reason");
    }

    [Theory]
    [InlineData("2022-02-02", "date-in-future")]
    [InlineData("2021-12-23", "supplement-before-last-version")]
    public async Task A_supplement_is_decided_between_the_last_version_and_today(string decidedOn, string problem)
    {
        await Supplement(Body(new { removeTasks = new[] { _regular } }, decidedOn)).ShouldBeProblem(409, problem);
    }

    [Fact]
    public async Task A_supplement_keeps_the_rules_of_plans()
    {
        await Supplement(Body(new { sections = new[] { new { fieldCode = Field, section = PlanDesk.Section(new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(60) }) } } }))
            .ShouldBeProblem(409, "target-below-mandatory");
        await Supplement(Body(new { addTasks = new[] { PlanningApp.TaskOf("breakthrough", "Đột phá không chỉ tiêu") } })).ShouldBeProblem(409, "breakthrough-needs-target");
        await Supplement(Body(new { removeTasks = new[] { Guid.NewGuid() } })).ShouldBeProblem(409, "task-unknown");
        await Supplement(Body(new { addTasks = new[] { new { newId = _regular, kind = "regular", title = "Trùng mã" } } })).ShouldBeProblem(409, "task-id-taken");
        var versions = await Chief.Read<JsonElement>($"{_plan.Path}/versions");
        Assert.Equal(1, versions.GetArrayLength());
        await _app.Bus.ShouldNotHavePublished<PlanSupplemented>();
    }

    [Fact]
    public async Task A_basis_has_to_be_in_the_registers()
    {
        await Supplement(Body(new { removeTasks = new[] { _regular } }, basis: Guid.NewGuid())).ShouldBeProblem(409, "basis-unknown");
    }

    [Fact]
    public async Task A_draft_is_changed_not_supplemented_and_a_closed_plan_neither()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2022, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await _plan.Does(HttpMethod.Post, "/close", new { withoutOutcomesReason = "Không có số liệu" });
        await Supplement(Body(new { removeTasks = new[] { _regular } })).ShouldBeProblem(409, "supplement-needs-issued-plan");
    }

    [Fact]
    public async Task A_retried_supplement_makes_one_version()
    {
        var body = Body(new { removeTasks = new[] { _regular } });
        var first = await Chief.Send(HttpMethod.Post, $"{_plan.Path}/supplements", body, _plan.Etag, "retry-1").ShouldBe(HttpStatusCode.Created);
        var again = await Chief.Send(HttpMethod.Post, $"{_plan.Path}/supplements", body, _plan.Etag, "retry-1").ShouldBe(HttpStatusCode.Created);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await _app.Bus.ShouldHavePublishedExactly<PlanSupplemented>(1);
        await Supplement(body).ShouldBeProblem(412, "stale-version");
    }

    private Task<HttpResponseMessage> Supplement(object body) => _plan.Tries(HttpMethod.Post, "/supplements", body);

    private Dictionary<string, object?> NoChange(string? noChangeReason) => Body(new { noChangeReason });

    private Dictionary<string, object?> Body(object changes, string decidedOn = "2022-01-20", Guid? basis = null)
    {
        var body = changes.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(changes));
        body["basis"] = new[] { new { kind = "direction", id = basis ?? _direction } };
        body["decidedOn"] = decidedOn;
        return body;
    }
}
