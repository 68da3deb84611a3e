using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>Scenario S5 of the domain.</summary>
public sealed class AssigningByFiveCriteria
{
    [Fact]
    public async Task A_decision_that_takes_effect_later_does_not_double_a_load()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (task, later) = (await app.HasTask("Rà soát án", Requirement(effortDays: 10)), await app.HasTask("Việc sau", Requirement(effortDays: 4)));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((1, 10), await Load());
        // From June on somebody supports; until then nothing is different.
        await app.Issue("06/QĐ-VKS", "2022-06-01", Item(task, "P9-03"), Item(task, "P9-04", "support")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((1, 10), await Load());
        // What begins later is a burden all the same: the days left to the end of the year are what it is done in.
        await app.Issue("07/QĐ-VKS", "2022-06-01", Item(later, "P9-03")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((2, 14), await Load());

        async Task<(int, int)> Load()
        {
            var row = (await app.Head.Read<JsonElement>($"{Api}/workload?unit={Division}")).GetProperty("people").EnumerateArray()
                .Single(one => one.GetProperty("personCode").GetString() == "P9-03");
            return (row.GetProperty("tasks").GetInt32(), row.GetProperty("effortDays").GetInt32());
        }
    }

    /// <summary>What somebody has learnt, can do and is strong in counts on the days on which it is valid, and on no other.</summary>
    [Fact]
    public async Task Qualifications_capabilities_and_strengths_count_in_their_time()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        const string he = $"{Api}/people/P9-05";
        await ChangeNow(app.Chief, HttpMethod.Post, he, "/qualifications", new { level = "master", name = "Thạc sĩ luật", awardedOn = "2015-06-01", to = "2022-03-31" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, he, "/capabilities", new { fieldCode = Civil, name = "Đã tự chủ trì 20 phiên tòa", from = "2022-02-01", to = "2022-03-31" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, he, "/strengths", new { fieldCode = Civil, level = 2, from = "2022-02-01" }).ShouldBe(HttpStatusCode.OK);
        var person = await ChangeNow(app.Chief, HttpMethod.Post, he, "/strengths", new { fieldCode = Civil, level = 4, from = "2022-03-01", to = "2022-03-31" }).ShouldBeOk<JsonElement>();
        Assert.Equal(["2022-02-28", "2022-03-31"], person.GetProperty("strengths").EnumerateArray().Select(strength => strength.GetProperty("to").GetString()));
        await ChangeNow(app.Chief, HttpMethod.Post, he, "/strengths", new { fieldCode = Civil, level = 5, from = "2022-03-01" }).ShouldBeProblem(409, "strength-overlaps");
        await app.HasTask("Chuyên đề dân sự", new { activity = "general", qualification = "master", skills = new[] { Civil }, effortDays = 3 }, fieldCode: Civil);
        Assert.Equal(["suitable", "warning", "notAsked"], await Verdicts(app, "2022-01-31"));
        Assert.Equal(["suitable", "suitable", "suitable"], await Verdicts(app, "2022-02-01"));
        Assert.Equal(["warning", "warning", "notAsked"], await Verdicts(app, "2022-04-01"));
    }

    private static async Task<IEnumerable<string?>> Verdicts(AssignmentsApp app, string day)
    {
        var proposal = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = day });
        var candidate = proposal.GetProperty("tasks")[0].GetProperty("candidates").EnumerateArray().Single(one => one.GetProperty("personCode").GetString() == "P9-05");
        return candidate.GetProperty("criteria").EnumerateArray()
            .Where(one => one.GetProperty("criterion").GetString() is "qualification" or "capability" or "strength")
            .Select(one => one.GetProperty("verdict").GetString());
    }

    private const string Trial = "Kiểm sát phiên tòa phúc thẩm hành chính";

    [Fact]
    public async Task An_examiner_cannot_be_given_a_trial_that_asks_for_an_intermediate_prosecutor()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask(Trial, Requirement("superviseTrial", judicial: "prosecutorIntermediate"));
        var refused = await app.Issue("05/QĐ-VKS", "2022-01-12", Item(trial, "P9-05"));
        var problem = await refused.ShouldBeProblem(409, "assignment-blocked-by-law");
        Assert.Contains("Võ Minh Cường – " + Trial, problem.Detail, StringComparison.Ordinal);
        Assert.Contains("Kiểm sát viên trung cấp trở lên; hiện là: Kiểm tra viên", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("63/2014/QH13", problem.Body.GetProperty("citation").GetString(), StringComparison.Ordinal);
        Assert.Contains(problem.Body.GetProperty("items").EnumerateArray(), item => item.GetProperty("rule").GetString() == "judicial-title-too-low");
        Assert.Empty(await app.Responsibles(trial, "2022-01-12"));
        await app.Bus.ShouldNotHavePublished<AssignmentDecisionIssued>();
    }

    [Fact]
    public async Task A_reason_does_not_lift_what_the_law_blocks_and_every_offending_item_is_named()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask(Trial, Requirement("superviseTrial", judicial: "prosecutorIntermediate"));
        var protest = await app.HasTask("Ký kháng nghị phúc thẩm", Requirement("signProtest"));
        var entry = await app.HasTask("Nhập liệu sổ thụ lý");
        var refused = await app.Issue(
            "05/QĐ-VKS", "2022-01-12", Item(trial, "P9-03", overrideReason: "Thiếu người"), Item(protest, "P9-01", overrideReason: "Gấp"),
            Item(entry, "P9-06"));
        var problem = await refused.ShouldBeProblem(409, "assignment-blocked-by-law");
        var named = problem.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("personCode").GetString()).Distinct();
        Assert.Equal(["P9-03", "P9-01"], named);
        Assert.Empty(await app.Responsibles(entry, "2022-01-12"));
    }

    [Fact]
    public async Task Data_entry_goes_to_the_worker_and_the_trial_to_the_deputy()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask(Trial, Requirement("superviseTrial", judicial: "prosecutorIntermediate"));
        var entry = await app.HasTask("Nhập liệu sổ thụ lý");
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(trial, "P9-02"), Item(trial, "P9-05", "support"), Item(entry, "P9-06"))
            .ShouldBe(HttpStatusCode.OK);
        var responsible = Assert.Single(await app.Responsibles(entry, "2022-02-01"));
        Assert.Equal("Hồ Thị Én", responsible.GetProperty("fullName").GetString());
        var issued = await app.Bus.ShouldHavePublished<AssignmentDecisionIssued>();
        Assert.Equal(("05/QĐ-VKS", 3, 6), (issued.Number, issued.PersonsWithTasks, issued.PersonsInUnit));
        Assert.Contains(issued.Items, item => item is { PersonCode: "P9-05", Role: "support" });
    }

    [Fact]
    public async Task An_overloaded_prosecutor_is_warned_of_with_numbers_and_the_reason_is_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var heavy = await app.HasTask("Rà soát toàn bộ án dân sự", Requirement(effortDays: 200));
        var more = await app.HasTask("Xây dựng chuyên đề đất đai", Requirement(effortDays: 60));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(heavy, "P9-03")).ShouldBe(HttpStatusCode.OK);
        var refused = await app.Issue("06/QĐ-VKS", "2022-01-13", Item(more, "P9-03"));
        var problem = await refused.ShouldBeProblem(409, "warning-needs-reason");
        var warning = Assert.Single(problem.Body.GetProperty("items").EnumerateArray());
        Assert.Equal("workload-overloaded", warning.GetProperty("rule").GetString());
        Assert.Matches("Đang giữ 1 nhiệm vụ \\(200 ngày công\\); thêm nhiệm vụ này là 260 ngày công trên 2\\d\\d ngày", problem.Detail);

        var issued = await app.Issue("07/QĐ-VKS", "2022-01-13", Item(more, "P9-03", overrideReason: "Người duy nhất nắm vụ việc"))
            .ShouldBeOk<JsonElement>();
        var item = Assert.Single(issued.GetProperty("items").EnumerateArray());
        Assert.Equal("Người duy nhất nắm vụ việc", item.GetProperty("overrideReason").GetString());
        Assert.Contains("260 ngày công", item.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        var held = Assert.Single(await app.Responsibles(more, "2022-01-13"));
        Assert.Equal("Người duy nhất nắm vụ việc", held.GetProperty("overrideReason").GetString());
    }

    [Fact]
    public async Task A_new_decision_supersedes_the_old_one_without_gap_or_overlap()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var entry = await app.HasTask("Nhập liệu sổ thụ lý");
        var filing = await app.HasTask("Lập hồ sơ kiểm sát");
        var first = await app.Issue("05/QĐ-VKS", "2022-01-12", Item(entry, "P9-06"), Item(filing, "P9-05")).ShouldBeOk<JsonElement>();
        await app.Issue("06/QĐ-VKS", "2022-02-14", Item(entry, "P9-05")).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("P9-06", await Who(app, entry, "2022-02-13"));
        Assert.Equal("P9-05", await Who(app, entry, "2022-02-14"));
        Assert.Equal("P9-05", await Who(app, filing, "2022-12-31"));
        Assert.Empty(await app.Responsibles(entry, "2022-01-11"));
        var second = await app.Bus.ShouldHavePublished<AssignmentDecisionIssued>(decision => decision.Number == "06/QĐ-VKS");
        Assert.Equal(first.GetProperty("id").GetGuid(), Assert.Single(second.SupersededDecisionIds));
    }

    [Fact]
    public async Task The_proposal_weighs_every_person_and_proves_its_choice()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var trial = await app.HasTask(Trial, Requirement("superviseTrial", judicial: "prosecutorIntermediate"), fieldCode: Civil);
        var entry = await app.HasTask("Nhập liệu sổ thụ lý");
        var proposal = await app.Head.Create($"{Api}/proposals", new { unitCode = Division, taskIds = new[] { trial, entry }, effectiveOn = "2022-01-12" })
            .ShouldBeOk<JsonElement>();
        Assert.True(proposal.GetProperty("provenOptimal").GetBoolean());
        var matrix = proposal.GetProperty("tasks")[0];
        Assert.Contains(matrix.GetProperty("proposedPersonCode").GetString(), (string[])["P9-01", "P9-02"]);
        var candidates = matrix.GetProperty("candidates").EnumerateArray().ToDictionary(one => one.GetProperty("personCode").GetString()!);
        Assert.Equal(6, candidates.Count);
        Assert.Equal(4, candidates.Values.Count(one => one.GetProperty("blocked").GetBoolean()));
        var criteria = candidates["P9-05"].GetProperty("criteria").EnumerateArray().ToList();
        Assert.Equal(
            ["qualification", "capability", "managementTitle", "judicialTitle", "jobPosition", "strength", "workload", "presence", "interest", "distance", "seniority"],
            criteria.Select(criterion => criterion.GetProperty("criterion").GetString()));
        Assert.Equal("blocked", criteria[3].GetProperty("verdict").GetString());
        Assert.All(criteria, criterion => Assert.EndsWith(".", criterion.GetProperty("sentence").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_decisions_issued_at_the_same_moment_leave_one_responsible_for_every_day()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var entry = await app.HasTask("Nhập liệu sổ thụ lý");
        await Task.WhenAll(
            app.Issue("05/QĐ-VKS", "2022-02-01", Item(entry, "P9-06")), app.Issue("06/QĐ-VKS", "2022-03-01", Item(entry, "P9-05")));
        await app.Issue("07/QĐ-VKS", "2022-04-01", Item(entry, "P9-03")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("P9-03", await Who(app, entry, "2022-04-01"));
        Assert.NotNull(await Who(app, entry, "2022-03-31"));
        Assert.InRange((await app.Responsibles(entry, "2022-02-15")).Count, 0, 1);
    }

    private static async Task<string?> Who(AssignmentsApp app, Guid task, string day) =>
        Assert.Single(await app.Responsibles(task, day)).GetProperty("personCode").GetString();
}
