using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>Shortcoming, cause, measure, and where the measure landed; and the other things that the completeness list looks at.</summary>
public sealed class ReviewingTheYearBefore : IAsyncLifetime
{
    private const string Field = "DAN-SU";
    private readonly PlanningApp _app = new();
    private PlanDesk _plan = null!;
    private Guid _breakthrough;

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field, "HANH-CHINH");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Field, "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        var briefing = await _app.HasBriefing(Chief, "QT", "2021-12-10");
        _plan = await PlanDesk.Draft(_app.AsDivisionHead, new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện nhiệm vụ",
            basis = new[] { new { kind = "briefing", id = briefing } },
        });
        _breakthrough = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        await _plan.HasSection(Field, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = _breakthrough });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_shortcoming_leads_over_its_causes_and_a_measure_to_an_item_of_the_plan()
    {
        await _plan.Does(HttpMethod.Put, "/review", Review(Measure("Nghiên cứu bản án ngay khi nhận", _breakthrough)));
        var shortcoming = Assert.Single(_plan.Plan.GetProperty("review").GetProperty("shortcomings").EnumerateArray());
        Assert.Equal(
            [("cause", false), ("condition", true)],
            shortcoming.GetProperty("causes").EnumerateArray().Select(cause => (cause.GetProperty("kind").GetString(), cause.GetProperty("objective").GetBoolean())));
        var measure = Assert.Single(shortcoming.GetProperty("measures").EnumerateArray());
        Assert.Equal((true, "Kháng nghị phúc thẩm ngang cấp"), (measure.GetProperty("landed").GetBoolean(), measure.GetProperty("taskTitle").GetString()));
        await _plan.Does(HttpMethod.Post, "/submit");
        Assert.Equal("2021-12-20", _plan.Plan.GetProperty("review").GetProperty("heldOn").GetString());
    }

    [Fact]
    public async Task A_measure_that_landed_nowhere_keeps_the_plan_from_being_submitted()
    {
        await _plan.Does(HttpMethod.Put, "/review", Review(Measure("Tập huấn kỹ năng kháng nghị")));
        var problem = await _plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "review-measure-not-landed");
        Assert.Contains("Tập huấn kỹ năng kháng nghị", problem.Detail, StringComparison.Ordinal);
        await _plan.Does(HttpMethod.Put, "/review", Review(Measure("Tập huấn kỹ năng kháng nghị", fieldCode: Field)));
        await _plan.Does(HttpMethod.Post, "/submit");
    }

    [Fact]
    public async Task A_measure_loses_its_place_with_the_task_that_it_landed_in()
    {
        var task = await _plan.HasTask(PlanningApp.TaskOf("regular", "Số hóa hồ sơ"));
        await _plan.Does(HttpMethod.Put, "/review", Review(Measure("Số hóa hồ sơ sớm hơn", task)));
        await _plan.Does(HttpMethod.Delete, $"/tasks/{task}");
        await _plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "review-measure-not-landed");
    }

    [Fact]
    public async Task What_is_no_review_is_refused()
    {
        await _plan.Tries(HttpMethod.Put, "/review", Review(causes: [])).ShouldBeProblem(409, "shortcoming-needs-cause");
        await _plan.Tries(HttpMethod.Put, "/review", Review(heldOn: "2022-01-12")).ShouldBeProblem(409, "date-in-future");
        await _plan.Tries(HttpMethod.Put, "/review", Review(Measure("Đột phá", Guid.NewGuid()))).ShouldBeProblem(409, "task-unknown");
        await _plan.Tries(HttpMethod.Put, "/review", Review(Measure("Đột phá", fieldCode: "HANH-CHINH"))).ShouldBeProblem(409, "section-unknown");
        await _plan.Tries(HttpMethod.Put, "/review", Review(field: "XX")).ShouldBeProblem(409, "field-unknown");
        await _plan.Does(HttpMethod.Put, "/review", Review());
        await _plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "shortcoming-needs-measure");
        await _plan.As(_app.As("staff", "QT.P9")).Tries(HttpMethod.Put, "/review", Review()).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task Every_field_of_the_unit_has_its_section()
    {
        await SetFields(_app.AsDivisionHead, Field).ShouldBeProblem(403, "not-permitted");
        await SetFields(Chief, "XX").ShouldBeProblem(409, "field-unknown");
        await SetFields(Chief, Field, "HANH-CHINH").ShouldBe(HttpStatusCode.OK);
        await SetFields(Chief, Field, "HANH-CHINH").ShouldBe(HttpStatusCode.OK);
        Assert.Equal(2, (await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/unit-fields/QT.P9")).GetArrayLength());
        await Chief.Change(HttpMethod.Put, $"{PlanningApp.Api}/unit-fields/QT.P9", "\"1\"", new { fields = new[] { Field } }).ShouldBeProblem(412, "stale-version");
        var problem = await _plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "field-needs-section");
        Assert.Contains("HANH-CHINH", problem.Detail, StringComparison.Ordinal);
        await SetFields(Chief, Field).ShouldBe(HttpStatusCode.OK);
        await _plan.Does(HttpMethod.Post, "/submit");
    }

    [Fact]
    public async Task The_list_shows_every_rule_with_its_source_and_what_is_only_missing()
    {
        await _app.AsProvincePlanner.Create($"{PlanningApp.Api}/directions", new
        {
            unitCode = "QT",
            givenBy = "Phó Viện trưởng phụ trách",
            givenOn = "2022-01-07",
            occasion = "Sinh hoạt chuyên đề",
            text = "Hoàn thành chỉ tiêu trong 6 tháng đầu năm",
            addressees = new[] { "QT.P9" },
        }).ShouldBe(HttpStatusCode.Created);
        var compliance = await _app.AsDivisionHead.Read<JsonElement>($"{_plan.Path}/compliance");
        Assert.True(compliance.GetProperty("canBeSubmitted").GetBoolean());
        var missing = compliance.GetProperty("items").EnumerateArray().Where(item => !item.GetProperty("met").GetBoolean()).ToList();
        Assert.Equal(
            ["awaiting-superior-documents", "direction-not-taken-up", "plan-needs-local-task", "plan-needs-review"],
            missing.Select(item => item.GetProperty("rule").GetString()).Order());
        Assert.All(missing, item => Assert.False(item.GetProperty("blocking").GetBoolean()));
        Assert.All(
            compliance.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("rule").GetString() != "awaiting-superior-documents"),
            item => Assert.False(string.IsNullOrEmpty(item.GetProperty("citation").GetString())));
    }

    [Fact]
    public async Task The_local_task_names_the_local_directive_that_it_serves()
    {
        var directive = await _app.HasDocumentId(Papers.PartyDirective());
        var basis = _plan.Plan.GetProperty("basis").EnumerateArray()
            .Select(cited => new { kind = cited.GetProperty("kind").GetString(), id = cited.GetProperty("id").GetGuid() }).ToList();
        object Describe(Guid? localDirectiveId, string? localTask, params object[] more) => new
        {
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện nhiệm vụ",
            basis = basis.Concat(more).ToArray(),
            localTask,
            localDirectiveId,
        };
        await _plan.Tries(HttpMethod.Put, "", Describe(directive, "Giải quyết khiếu kiện đất đai")).ShouldBeProblem(409, "basis-not-cited");
        var cited = new { kind = "document", id = directive };
        await _plan.Tries(HttpMethod.Put, "", Describe(directive, null, cited)).ShouldBeProblem(409, "local-directive-needs-task");
        await _plan.Does(HttpMethod.Put, "", Describe(directive, "Giải quyết khiếu kiện đất đai", cited));
        Assert.Equal(directive, _plan.Plan.GetProperty("localDirectiveId").GetGuid());
    }

    private Task<HttpResponseMessage> SetFields(HttpClient client, params string[] fields) => _app.WorksIn("QT.P9", client, fields);

    private static object Measure(string text, Guid? taskId = null, string? fieldCode = null) => new { text, taskId, fieldCode };

    private static object Review(
        object? measure = null, object[]? causes = null, string heldOn = "2021-12-20", string field = Field) => new
        {
            heldOn,
            shortcomings = new[]
            {
                new
                {
                    text = "Số lượng kháng nghị phúc thẩm chưa cao",
                    fieldCode = field,
                    causes = causes ??
                    [
                        new { kind = "cause", objective = false, text = "Nghiên cứu hồ sơ chưa kỹ" },
                        new { kind = "condition", objective = true, text = "Biên chế thiếu" },
                    ],
                    measures = measure is null ? Array.Empty<object>() : [measure],
                },
            },
            lessons = new[] { "Bám sát chỉ tiêu ngay từ đầu năm" },
            measures = Array.Empty<object>(),
        };
}
