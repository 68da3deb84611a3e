using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>Who begins a plan when the documents of its year are there already owes them an answer like everybody else.</summary>
public sealed class DraftingLate : IAsyncLifetime
{
    private readonly PlanningApp _app = new(At(2022, 2, 8));
    private Guid _directive;
    private Guid? _briefing;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DAN-SU");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", "DAN-SU", "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        _directive = await _app.HasDocumentId(Papers.ProvincialPlan01()); // received on 24/01, due on 14/02
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_issues_without_a_word_of_what_had_come_before_the_draft_owes_and_is_overdue()
    {
        _app.Clock.MoveTo(At(2022, 2, 15));
        var plan = await Draft();
        var owed = Assert.Single(await Owed());
        Assert.Equal(("overdue", "2022-02-14", "2022-01-24"), (Text(owed, "state"), Text(owed, "dueOn"), Text(owed, "countedFrom")));
        await Issue(plan, "2022-02-15");
        Assert.Equal("overdue", Text(Assert.Single(await Owed()), "state"));
        var trace = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/documents/{_directive}/trace");
        Assert.Equal((1, 1), (trace.GetProperty("owed").GetInt32(), trace.GetProperty("overdue").GetInt32()));
    }

    [Fact]
    public async Task Who_cites_it_has_answered_late()
    {
        _app.Clock.MoveTo(At(2022, 2, 15));
        var plan = await Draft(_directive);
        await Issue(plan, "2022-02-15");
        var owed = Assert.Single(await Owed());
        Assert.Equal("satisfied", Text(owed, "state"));
        Assert.Equal((1, false), (owed.GetProperty("answer").GetProperty("versionNumber").GetInt32(), owed.GetProperty("answer").GetProperty("inTime").GetBoolean()));
    }

    [Fact]
    public async Task What_was_replaced_or_asks_for_nothing_or_addresses_others_is_not_owed_and_nothing_twice()
    {
        await _app.HasDocument(Papers.PartyDirective());
        await _app.HasDocument(Papers.Guidance9("QT.P9"));
        var older = await _app.HasDocumentId(Papers.Directive01());
        await _app.HasDocument(Papers.Directive01() with { Number = "02/CT-VKSTC", IssuedOn = new(2022, 1, 10), ReceivedOn = new(2022, 1, 12), Supersedes = [older] });
        var plan = await Draft();
        Assert.Equal(["01/VKS-VP ngày 11/01/2022", "02/CT-VKSTC ngày 10/01/2022"], (await Owed()).Select(owed => Text(owed, "document")).Order(StringComparer.Ordinal));
        await plan.Does(HttpMethod.Post, "/withdraw", new { });
        await Draft();
        Assert.Equal(2, (await Owed()).Count);
    }

    [Fact]
    public async Task A_unit_that_was_founded_later_has_its_time_from_then_on()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new DateOnly(2022, 2, 7));
        await PlanDesk.Draft(_app.AsChief, PlanningApp.PlanOf("QT.KV1", 2022, "Kế hoạch công tác năm 2022", await Briefing()));
        var owed = Assert.Single(await Owed("QT.KV1"));
        Assert.Equal(("open", "2022-02-21", "2022-02-07"), (Text(owed, "state"), Text(owed, "dueOn"), Text(owed, "countedFrom")));
    }

    [Fact]
    public async Task Units_that_have_no_plan_at_all_are_counted_where_the_document_is_traced()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new DateOnly(2022, 3, 1));
        Assert.Equal(4, await WithoutPlan()); // QT, its two divisions and the district; the region is yet to be founded
        await Draft();
        Assert.Equal(3, await WithoutPlan());
    }

    [Fact]
    public async Task A_plan_has_a_number_of_a_documents_form_and_a_day_near_its_year()
    {
        _app.Clock.MoveTo(At(2022, 2, 15));
        var plan = await Draft(_directive);
        await Prepare(plan);
        await plan.Tries(HttpMethod.Post, "/issue", new { issuedOn = "2022-02-15", number = "số mười hai" }).ShouldBeProblem(400, "validation-failed");
        var refused = await plan.Tries(HttpMethod.Post, "/issue", new { issuedOn = "2020-11-30", number = "12/KH-VKS" }).ShouldBeProblem(409, "plan-issued-too-early");
        Assert.Contains("01/12/2020", refused.Detail, StringComparison.Ordinal);
        Assert.Equal("approved", Text(await _app.AsChief.Read<JsonElement>(plan.Path), "state"));
        await plan.Does(HttpMethod.Post, "/issue", new { issuedOn = "2022-02-15", number = " 5 / KH-VKS" });
        Assert.Equal("05/KH-VKS", Text(plan.Plan, "number"));
    }

    private async Task<int> WithoutPlan() =>
        (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/documents/{_directive}/trace")).GetProperty("withoutPlan").GetInt32();

    private async Task<PlanDesk> Draft(Guid? cited = null) => await PlanDesk.Draft(_app.AsChief, new
    {
        unitCode = "QT.HL",
        workYear = 2022,
        kind = "unitPlan",
        title = "Kế hoạch công tác năm 2022",
        purpose = "Triển khai toàn diện nhiệm vụ năm",
        basis = cited is { } id ? new[] { new { kind = "document", id } } : [new { kind = "briefing", id = await Briefing() }],
    });

    private async Task<Guid> Briefing() => _briefing ??= await _app.HasBriefing(_app.AsChief, "QT", "2021-12-10");

    private async Task Issue(PlanDesk plan, string on)
    {
        await Prepare(plan);
        await plan.Does(HttpMethod.Post, "/issue", new { issuedOn = on });
    }

    private async Task Prepare(PlanDesk plan)
    {
        var task = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"));
        await plan.HasTask(PlanningApp.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết các vụ, việc dân sự"));
        await plan.HasSection("DAN-SU", new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(80), taskId = task });
        plan.As(_app.AsChief);
        await plan.Does(HttpMethod.Post, "/submit");
        await plan.Does(HttpMethod.Post, "/approve", new { });
    }

    private Task<List<JsonElement>> Owed(string unit = "QT.HL") => _app.Obligations($"unit={unit}&kind=supplement");

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
