using System.Net;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>One refusal for every legal rule, and one for every advisory one.</summary>
public sealed class LegalBlocks(DivisionNine division) : IClassFixture<DivisionNine>
{
    private readonly AssignmentsApp _app = division.App;

    [Theory]
    [InlineData("exerciseProsecution", "P9-06", "activity-reserved-to-prosecutors")]
    [InlineData("superviseTrial", "P9-05", "activity-reserved-to-prosecutors")]
    [InlineData("assistProsecutor", "P9-06", "assistance-needs-judicial-title")]
    [InlineData("signProtest", "P9-01", "protest-signed-by-leadership")]
    public async Task The_activity_is_reserved(string activity, string person, string rule)
    {
        var task = await _app.HasTask("Việc có điều kiện", Requirement(activity));
        await ShouldBlock(await _app.Issue(division.Number(), "2022-01-12", Item(task, person)), rule);
    }

    [Fact]
    public async Task The_task_asks_for_a_management_title()
    {
        var task = await _app.HasTask("Chủ trì giao ban", Requirement(management: "head"));
        await ShouldBlock(await _app.Issue(division.Number(), "2022-01-12", Item(task, "P9-02")), "management-title-missing");
        await _app.Issue(division.Number(), "2022-01-12", Item(task, "P9-01")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2022-01-10", "judicial-title-too-low")]
    [InlineData("2022-06-15", null)]
    public async Task A_term_that_has_ended_blocks_and_one_that_ends_too_early_warns(string termEnds, string? rule)
    {
        var code = division.Code();
        await _app.Chief.Create($"{Api}/people", Person(code, "Đỗ Văn Hạn", judicial: "prosecutorIntermediate", judicialTo: termEnds))
            .ShouldBe(HttpStatusCode.Created);
        var task = await _app.HasTask("Kiểm sát xét xử", Requirement(judicial: "prosecutorIntermediate"), dueOn: "2022-06-30");
        var refused = await _app.Issue(division.Number(), "2022-01-12", Item(task, code));
        if (rule is not null)
        {
            var problem = await ShouldBlock(refused, rule);
            Assert.Contains("đã hết ngày 10/01/2022", problem.Detail, StringComparison.Ordinal);
        }
        else
        {
            var problem = await refused.ShouldBeProblem(409, "warning-needs-reason");
            Assert.Contains("hết ngày 15/06/2022, trước hạn nhiệm vụ 30/06/2022", problem.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("maternityLeave", "2022-01-01", "2022-01-20", "on-maternity-leave")]
    [InlineData("suspension", "2022-01-10", "2022-01-14", "suspended-from-duty")]
    [InlineData("study", "2021-09-01", "2022-05-31", "on-long-leave")]
    [InlineData("leave", "2022-01-10", "2022-01-14", null)]
    public async Task Whoever_is_away_for_long_is_given_nothing(string kind, string from, string to, string? rule)
    {
        var code = division.Code();
        await _app.Chief.Create($"{Api}/people", Person(code, "Đỗ Thị Vắng", absences: [new { kind, from, to }])).ShouldBe(HttpStatusCode.Created);
        var task = await _app.HasTask("Nhập liệu");
        var answer = await _app.Issue(division.Number(), "2022-01-12", Item(task, code));
        if (rule is null)
            await answer.ShouldBe(HttpStatusCode.OK);
        else
            await ShouldBlock(answer, rule);
    }

    [Fact]
    public async Task Somebody_of_another_unit_is_not_given_the_units_tasks()
    {
        await _app.Chief.Create($"{Api}/people", Person("P10-01", "Mai Văn Khác", unitCode: OtherDivision)).ShouldBe(HttpStatusCode.Created);
        var task = await _app.HasTask("Nhập liệu");
        await ShouldBlock(await _app.Issue(division.Number(), "2022-01-12", Item(task, "P10-01")), "not-serving-in-unit");
    }

    [Fact]
    public async Task Advice_only_warns()
    {
        await ChangeNow(_app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", "/positions", new { name = "Kiểm sát án hình sự", fieldCode = "criminal", from = "2020-01-01" })
            .ShouldBe(HttpStatusCode.OK);
        var required = new { activity = "general", qualification = "master", skills = new[] { Civil }, effortDays = 3 };
        var task = await _app.HasTask("Chuyên đề dân sự", required, fieldCode: Civil);
        var problem = await (await _app.Issue(division.Number(), "2022-01-12", Item(task, "P9-04"))).ShouldBeProblem(409, "warning-needs-reason");
        Assert.Equal(
            ["capability-missing", "position-other-field", "qualification-too-low"],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("rule").GetString()).Order());
        await _app.Issue(division.Number(), "2022-01-12", Item(task, "P9-04", overrideReason: "Đào tạo tại chỗ")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sentences_come_in_English_too()
    {
        var task = await _app.HasTask("Việc", Requirement("superviseTrial"));
        var draft = await _app.Draft(division.Number(), "2022-01-12", Item(task, "P9-06"));
        var english = _app.Head;
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var problem = await ShouldBlock(
            await english.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()), "activity-reserved-to-prosecutors");
        Assert.Contains("asks for at least a junior prosecutor; held: no judicial title", problem.Detail, StringComparison.Ordinal);
    }

    private static async Task<Problem> ShouldBlock(HttpResponseMessage answer, string rule)
    {
        var problem = await answer.ShouldBeProblem(409, "assignment-blocked-by-law");
        var item = Assert.Single(problem.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(rule, item.GetProperty("rule").GetString());
        Assert.False(string.IsNullOrEmpty(item.GetProperty("citation").GetString()));
        return problem;
    }
}
