using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Plans;

/// <summary>Closing a plan at the end of its year, and withdrawing one.</summary>
public sealed class EndingPlans : IAsyncLifetime
{
    private const string Field = "DAN-SU";
    private static readonly DateTimeOffset AfterTheYear = new(2022, 12, 5, 9, 0, 0, TimeSpan.FromHours(7));
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 1, 9, 0, 0, TimeSpan.FromHours(7)));
    private Guid _briefing;
    private PlanDesk _plan = null!;

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    private HttpClient Head => _app.As("unitHead", "QT.P9");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Field, "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        _briefing = await _app.HasBriefing(Chief, "QT", "2021-12-10");
        _plan = await Drafts();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_plan_is_closed_when_its_year_is_over_and_every_target_has_an_outcome()
    {
        await Issue();
        await _plan.Tries(HttpMethod.Post, "/close").ShouldBeProblem(409, "closing-before-year-end");
        _app.Clock.MoveTo(AfterTheYear);
        var problem = await _plan.Tries(HttpMethod.Post, "/close").ShouldBeProblem(409, "closing-needs-outcomes");
        Assert.Contains("Kháng nghị được chấp nhận", problem.Detail, StringComparison.Ordinal);
        var outlook = await Chief.Read<JsonElement>($"{_plan.Path}/closing");
        Assert.False(outlook.GetProperty("canBeClosed").GetBoolean());
        Assert.Equal(
            ["closing-needs-outcomes"],
            outlook.GetProperty("items").EnumerateArray().Where(item => !item.GetProperty("met").GetBoolean()).Select(item => item.GetProperty("rule").GetString()));

        await Head.Create($"{PlanningApp.Api}/results", new
        {
            results = new[] { new { unitCode = "QT.P9", targetCode = "DS-KN", period = "2022", numerator = 3, denominator = 4 } },
        }).ShouldBe(HttpStatusCode.OK);
        Assert.True((await Chief.Read<JsonElement>($"{_plan.Path}/closing")).GetProperty("canBeClosed").GetBoolean());
        await _app.Bus.ShouldNotHavePublished<PlanClosed>();
        await _plan.Does(HttpMethod.Post, "/close");
        Assert.Equal("closed", _plan.Plan.GetProperty("state").GetString());
        var told = await _app.Bus.ShouldHavePublished<PlanClosed>(message => message.PlanId == _plan.Id);
        Assert.Equal(
            ($"plan:{_plan.Id}", new DateOnly(2022, 12, 5), new DateOnly(2022, 11, 30), null),
            (told.StreamKey, told.ClosedOn, told.LastDay, told.Note));
        Assert.Equal(_plan.Etag, $"\"{told.Version}\"");
        await _plan.Tries(HttpMethod.Post, "/withdraw", new { reason = "Nhầm" }).ShouldBeProblem(409, "plan-wrong-state");
    }

    [Fact]
    public async Task Targets_without_figures_can_be_left_with_a_reason_that_stays_on_record()
    {
        await Issue();
        _app.Clock.MoveTo(AfterTheYear);
        await _plan.Does(HttpMethod.Post, "/close", new { withoutOutcomesReason = "Số liệu chuyển theo đơn vị kế thừa" });
        Assert.Equal("Số liệu chuyển theo đơn vị kế thừa", LastStep(_plan).GetProperty("note").GetString());
        Assert.Equal("Số liệu chuyển theo đơn vị kế thừa", (await _app.Bus.ShouldHavePublished<PlanClosed>(_ => true)).Note);
    }

    [Fact]
    public async Task An_unanswered_document_keeps_the_plan_open_until_it_is_answered_or_waived_by_who_may()
    {
        await Issue();
        await _app.HasDocument(Papers.Directive01());
        _app.Clock.MoveTo(AfterTheYear);
        var reason = new { withoutOutcomesReason = "Không có số liệu" };
        var problem = await _plan.Tries(HttpMethod.Post, "/close", reason).ShouldBeProblem(409, "closing-has-open-obligations");
        Assert.Contains("01/CT-VKSTC", problem.Detail, StringComparison.Ordinal);
        var waived = new { reason.withoutOutcomesReason, waiveObligationsReason = "Năm công tác đã kết thúc" };
        await _plan.As(Head).Tries(HttpMethod.Post, "/close", waived).ShouldBeProblem(403, "outside-your-units");
        await _plan.As(Chief).Does(HttpMethod.Post, "/close", waived);
        var obligation = Assert.Single(await _app.Obligations("unit=QT.P9&state=waived"));
        Assert.Equal("Năm công tác đã kết thúc", obligation.GetProperty("waiver").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_draft_is_given_up_and_another_takes_its_place()
    {
        await _plan.Does(HttpMethod.Post, "/withdraw");
        Assert.Equal("Đã rút", _plan.Plan.GetProperty("statusText").GetString());
        Assert.Equal(0, await Total($"unit=QT.P9&workYear=2022"));
        Assert.Equal(1, await Total($"unit=QT.P9&workYear=2022&state=withdrawn"));
        await _plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "plan-wrong-state");

        var second = await Drafts();
        Assert.NotEqual(_plan.Id, second.Id);
        await Head.Create($"{PlanningApp.Api}/plans", Program()).ShouldBeProblem(409, "plan-already-drafted");
        await _app.Bus.ShouldNotHavePublished<PlanWithdrawn>();
    }

    [Fact]
    public async Task A_submitted_plan_can_be_taken_back()
    {
        await Complete();
        await _plan.Does(HttpMethod.Post, "/submit");
        await _plan.Does(HttpMethod.Post, "/withdraw", new { reason = "Xây dựng lại theo chỉ đạo" });
        await _plan.As(Chief).Tries(HttpMethod.Post, "/approve", new { }).ShouldBeProblem(409, "plan-wrong-state");
    }

    [Fact]
    public async Task An_issued_plan_is_recalled_only_with_reason_and_authority_and_the_others_hear_of_it()
    {
        await Issue();
        await _plan.As(Head).Tries(HttpMethod.Post, "/withdraw", new { reason = "Sai thể thức" }).ShouldBeProblem(403, "withdrawal-needs-authority");
        await _plan.As(Chief).Tries(HttpMethod.Post, "/withdraw", new { reason = " " }).ShouldBeProblem(409, "withdrawal-needs-reason");
        await _plan.Does(HttpMethod.Post, "/withdraw", new { reason = "Sai thể thức" });

        var told = await _app.Bus.ShouldHavePublished<PlanWithdrawn>(message => message.PlanId == _plan.Id);
        Assert.Equal(($"plan:{_plan.Id}", "Sai thể thức", new DateOnly(2022, 2, 1)), (told.StreamKey, told.Reason, told.WithdrawnOn));
        Assert.Equal(_plan.Etag, $"\"{told.Version}\"");
        Assert.Equal(1, (await Chief.Read<JsonElement>($"{_plan.Path}/versions")).GetArrayLength());
        var again = await Drafts();
        Assert.Equal("draft", again.Plan.GetProperty("state").GetString());
    }

    private async Task Complete()
    {
        var breakthrough = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        await _plan.HasSection(Field, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = breakthrough });
    }

    private async Task Issue()
    {
        await Complete();
        await _plan.IsIssued(Chief, "2021-12-24");
    }

    private static JsonElement LastStep(PlanDesk plan) => plan.Plan.GetProperty("steps").EnumerateArray().Last();

    private async Task<int> Total(string query) =>
        (await Chief.Read<JsonElement>($"{PlanningApp.Api}/plans?{query}")).GetProperty("total").GetInt32();

    private Task<PlanDesk> Drafts() => PlanDesk.Draft(Head, Program());

    private object Program() => new
    {
        unitCode = "QT.P9",
        workYear = 2022,
        kind = "program",
        title = "Chương trình công tác năm 2022",
        purpose = "Chủ động thực hiện nhiệm vụ",
        basis = new[] { new { kind = "briefing", id = _briefing } },
    };
}
