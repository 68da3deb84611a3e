using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S1: Division 9's program for 2022, drafted before the directive of the year.</summary>
public sealed class S1DraftedBeforeTheDirective : IAsyncLifetime
{
    private const string Civil = "DAN-SU";
    private readonly PlanningApp _app = new(new DateTimeOffset(2021, 12, 24, 8, 0, 0, TimeSpan.FromHours(7)));
    private Guid _briefing;
    private Guid _protests2021;

    private HttpClient Head => _app.As("unitHead", "QT.P9");

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Civil);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", PlanningApp.AtLeast(70)),
            PlanningApp.TargetOf("DS-KNPN", Civil, "Kiến nghị phòng ngừa vi phạm", "sector", PlanningApp.CountAtLeast(1)))
            .ShouldBe(HttpStatusCode.Created);
        _protests2021 = await HasLastYearsProgram();
        _briefing = await _app.HasBriefing(Chief, "QT", "2021-12-10");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_program_is_accepted_submitted_and_issued_though_no_directive_is_there()
    {
        var plan = await DraftsProgram();
        Assert.True(plan.Plan.GetProperty("preDraft").GetBoolean());
        Assert.True(plan.Plan.GetProperty("awaitingSuperiorDocuments").GetBoolean());
        Assert.Equal("Dự thảo – chờ văn bản cấp trên", plan.Plan.GetProperty("statusText").GetString());
        Assert.Equal(_briefing, plan.Plan.GetProperty("basis")[0].GetProperty("id").GetGuid());
        Assert.Contains("10/12/2021", plan.Plan.GetProperty("basis")[0].GetProperty("name").GetString(), StringComparison.Ordinal);

        await HasBreakthroughsWithTargets(plan);
        await plan.Does(HttpMethod.Post, "/submit");
        Assert.Equal("Đã trình – chờ văn bản cấp trên", plan.Plan.GetProperty("statusText").GetString());
        plan.As(Chief);
        await plan.Does(HttpMethod.Post, "/approve", new { note = "Đồng ý" });
        await plan.Does(HttpMethod.Post, "/issue", new { issuedOn = "2021-12-24" });

        Assert.Equal(1, plan.Plan.GetProperty("versionNumber").GetInt32());
        var issued = await _app.Bus.ShouldHavePublished<PlanIssued>(message => message.Plan.PlanId == plan.Id);
        Assert.Equal($"plan:{plan.Id}", issued.StreamKey);
        Assert.Equal(plan.Etag, $"\"{issued.Version}\"");
        Assert.Equal("program", issued.Plan.Kind);
        Assert.Equal(new DateOnly(2021, 12, 24), issued.Plan.IssuedOn);
        Assert.Equal(2, issued.Plan.Tasks.Count(task => task.Kind == "breakthrough"));
        Assert.Contains(issued.Plan.Targets, target => target is { TargetCode: "DS-KN", Comparison: "higher", Commitment: "≥ 80%", Kind: "stretch" });
        Assert.Equal(["draft", "submitted", "approved", "issued"], issued.Plan.Making!.Steps.Select(step => step.State));
        Assert.All(issued.Plan.Making.Fields, field => Assert.True(field is { HasTarget: true, HasSchedule: true, HasMeasure: true, HasResponsible: true }));
        Assert.Equal(plan.Plan.GetProperty("sections").GetArrayLength(), issued.Plan.Making.Fields.Count);
        Assert.Contains(issued.Plan.Targets, target => target is { TargetCode: "DS-KNPN", Comparison: "equal", Kind: "mandatory" });
    }

    [Fact]
    public async Task A_continued_breakthrough_shows_what_last_years_came_to()
    {
        var plan = await DraftsProgram();
        var (protests, _) = await HasBreakthroughsWithTargets(plan);
        var earlier = plan.Task(protests).GetProperty("continuedFrom");
        Assert.Equal(_protests2021, earlier.GetProperty("taskId").GetGuid());
        Assert.Equal(2021, earlier.GetProperty("workYear").GetInt32());
        var result = Assert.Single(earlier.GetProperty("results").EnumerateArray());
        Assert.Equal("exceeded", result.GetProperty("outcome").GetString());
        Assert.Equal("Vượt", result.GetProperty("outcomeText").GetString());
        Assert.Contains("3/4 = 75%", result.GetProperty("how").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breakthrough_without_a_target_keeps_the_program_from_being_submitted()
    {
        var plan = await DraftsProgram();
        await HasBreakthroughsWithTargets(plan);
        await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Số hóa hồ sơ vụ án"));
        var problem = await plan.Tries(HttpMethod.Post, "/submit").ShouldBeProblem(409, "breakthrough-needs-target");
        Assert.Contains("Số hóa hồ sơ vụ án", problem.Detail, StringComparison.Ordinal);

        var compliance = await Head.Read<JsonElement>($"{plan.Path}/compliance");
        Assert.False(compliance.GetProperty("canBeSubmitted").GetBoolean());
        var broken = Assert.Single(compliance.GetProperty("items").EnumerateArray(), item =>
            !item.GetProperty("met").GetBoolean() && item.GetProperty("blocking").GetBoolean());
        Assert.Equal("breakthrough-needs-target", broken.GetProperty("rule").GetString());
        await _app.Bus.ShouldNotHavePublished<PlanIssued>(message => message.Plan.WorkYear == 2022);
    }

    [Fact]
    public async Task A_second_plan_of_an_issued_year_is_refused_and_so_is_a_change()
    {
        var plan = await DraftsProgram();
        await HasBreakthroughsWithTargets(plan);
        await Head.Create($"{PlanningApp.Api}/plans", Program()).ShouldBeProblem(409, "plan-already-drafted");
        await plan.IsIssued(Chief, "2021-12-24");

        await Head.Create($"{PlanningApp.Api}/plans", Program()).ShouldBeProblem(409, "plan-already-issued");
        await plan.Tries(HttpMethod.Put, $"/sections/{Civil}", PlanDesk.Section()).ShouldBeProblem(409, "plan-already-issued");
    }

    [Fact]
    public async Task Another_division_sees_no_draft_and_cannot_write_one()
    {
        var plan = await DraftsProgram();
        var other = _app.As("unitHead", "QT.P10");
        await (await other.GetAsync(new Uri(plan.Path, UriKind.Relative))).ShouldBeProblem(404, "not-found");
        await other.Create($"{PlanningApp.Api}/plans", Program()).ShouldBeProblem(403, "outside-your-units");
        await plan.As(other).Tries(HttpMethod.Post, "/submit").ShouldBeProblem(404, "not-found");
    }

    private object Program() => new
    {
        unitCode = "QT.P9",
        workYear = 2022,
        kind = "program",
        title = "Chương trình công tác năm 2022",
        purpose = "Chủ động thực hiện chức năng, nhiệm vụ của khâu công tác",
        basis = new[] { new { kind = "briefing", id = _briefing } },
    };

    private Task<PlanDesk> DraftsProgram() => PlanDesk.Draft(Head, Program());

    private async Task<(Guid Protests, Guid Prevention)> HasBreakthroughsWithTargets(PlanDesk plan)
    {
        var protests = await plan.HasTask(PlanningApp.TaskOf(
            "breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm, nhất là ngang cấp", _protests2021));
        var prevention = await plan.HasTask(PlanningApp.TaskOf(
            "breakthrough", "Nâng cao số lượng, chất lượng kiến nghị phòng ngừa vi phạm trong chuyển quyền sử dụng đất"));
        await plan.HasSection(
            Civil,
            new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(80), taskId = protests },
            new { targetCode = "DS-KNPN", rule = PlanningApp.CountAtLeast(1), taskId = prevention, dueOn = "2022-05-31" });
        return (protests, prevention);
    }

    private async Task<Guid> HasLastYearsProgram()
    {
        var briefing = await _app.HasBriefing(Chief, "QT", "2020-12-11");
        var plan = await PlanDesk.Draft(Head, new
        {
            unitCode = "QT.P9",
            workYear = 2021,
            kind = "program",
            title = "Chương trình công tác năm 2021",
            purpose = "Thực hiện nhiệm vụ năm 2021",
            basis = new[] { new { kind = "briefing", id = briefing } },
        });
        var protests = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"));
        await plan.HasSection(Civil, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = protests });
        await plan.IsIssued(Chief, "2020-12-25");
        await Head.Create($"{PlanningApp.Api}/results", new
        {
            results = new[] { new { unitCode = "QT.P9", targetCode = "DS-KN", period = "2021", numerator = 3, denominator = 4 } },
        }).ShouldBe(HttpStatusCode.OK);
        return protests;
    }
}
