using System.Net;
using System.Text.Json;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>Nobody is given what he has an interest in, whatever the head writes; why, whoever assigns learns only as far as he must.</summary>
public sealed class ConflictsOfInterest
{
    private const string Path = $"{Api}/people/P9-03/interests";
    private const string Case = "VA-2022-15";

    [Fact]
    public async Task A_declared_interest_blocks_with_numbers_and_without_its_nature()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create(Path, Interest("relative")).ShouldBe(HttpStatusCode.Created);
        var task = await app.HasTask("Kiểm sát giải quyết đơn", About(("case", "va-2022-15"), ("organisation", "Công ty X")));
        var lead = await (await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-03", overrideReason: "Không còn ai khác"))).ShouldBeProblem(409, "assignment-blocked-by-law");
        Assert.Contains("1/2 đối tượng của nhiệm vụ (vụ việc VA-2022-15), theo 1 kê khai, từ ngày 01/01/2022", lead.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("relative", lead.Body.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Luật Phòng, chống tham nhũng", lead.Body.ToString(), StringComparison.Ordinal);
        var support = await (await app.Issue("06/QĐ-VKS", "2022-01-12", Item(task, "P9-04"), Item(task, "P9-03", "support"))).ShouldBeProblem(409, "assignment-blocked-by-law");
        Assert.Equal("conflict-of-interest", Assert.Single(support.Body.GetProperty("items").EnumerateArray()).GetProperty("rule").GetString());
        await app.Issue("07/QĐ-VKS", "2022-01-12", Item(task, "P9-04")).ShouldBe(HttpStatusCode.OK);

        var proposal = await ProposingTheBestAssignment.Propose(app, new { unitCode = Division, effectiveOn = "2022-02-01" });
        var candidate = proposal.GetProperty("tasks")[0].GetProperty("candidates").EnumerateArray().Single(one => Text(one, "personCode") == "P9-03");
        Assert.True(candidate.GetProperty("blocked").GetBoolean());
        var pinned = new[] { new { taskId = task, personCode = "P9-03", role = "lead" } };
        await app.Head.Create($"{Api}/proposals", new { unitCode = Division, effectiveOn = "2022-02-01", pinned }).ShouldBeProblem(409, "proposal-pinned-blocked-by-law");
    }

    /// <summary>A relative's interest ends with the declaration; having been in the case in another office never does, for what the codes of procedure reserve.</summary>
    [Fact]
    public async Task Which_interest_blocks_what_and_until_when_the_rules_say()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Chief.Create(Path, Interest("relative", to: "2022-02-28")).ShouldBe(HttpStatusCode.Created);
        await app.Chief.Create($"{Api}/people/P9-04/interests", Interest("earlierRole", from: "2015-01-01", to: "2015-12-31")).ShouldBe(HttpStatusCode.Created);
        var (file, trial) = (await app.HasTask("Lập hồ sơ", About(("case", Case))), await app.HasTask("Kiểm sát xét xử", About("superviseTrial", ("case", Case))));
        await Blocks(await app.Issue("05/QĐ-VKS", "2022-02-28", Item(file, "P9-03")), "conflict-of-interest");
        await Blocks(await app.Issue("06/QĐ-VKS", "2022-03-01", Item(trial, "P9-04")), "took-part-in-another-office");
        await app.Issue("07/QĐ-VKS", "2022-03-01", Item(file, "P9-03"), Item(trial, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await app.Issue("08/QĐ-VKS", "2022-03-02", Item(file, "P9-04")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_handles_what_is_about_oneself()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Xác minh đơn phản ánh", About(("person", "P9-03")));
        await Blocks(await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-03")), "own-matter");
        await app.Issue("06/QĐ-VKS", "2022-01-12", Item(task, "P9-04")).ShouldBe(HttpStatusCode.OK);
        await app.Head.Create($"{Api}/tasks", Task(About(("person", "P9-99")))).ShouldBeProblem(400, "validation-failed");
        await app.Head.Create($"{Api}/tasks", Task(About(("unit", "QT.P99")))).ShouldBeProblem(409, "unit-unknown");
    }

    /// <summary>Whoever holds it already goes on until a decision names somebody else; the head cannot wave it through.</summary>
    [Fact]
    public async Task Declared_later_it_marks_what_is_held_and_is_not_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Kiểm sát giải quyết đơn", About(("case", Case)));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await app.Staff("P9-03").Create(Path, Interest("property")).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("conflictOfInterest", Text(Assert.Single(await app.Responsibles(task, "2022-01-13")), "review"));
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/tasks/{task}", "/responsibles/keep", new { reason = "Tin tưởng" }).ShouldBeProblem(409, "assignment-blocked-by-law");
        await app.Issue("06/QĐ-VKS", "2022-01-14", Item(task, "P9-04")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("P9-04", "none"), (Text(Assert.Single(await app.Responsibles(task, "2022-01-14")), "personCode"), Text(Assert.Single(await app.Responsibles(task, "2022-01-14")), "review")));
    }

    [Fact]
    public async Task Declarations_are_seen_by_oneself_and_by_leaders_and_every_look_is_kept()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var own = (await app.Staff("P9-03").Create(Path, Interest("relative")).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        await app.Staff("P9-03").Create(Path, Interest("relative", from: "2022-06-01")).ShouldBeProblem(409, "interest-declared-already");
        await app.Staff("P9-04").Create(Path, Interest("property")).ShouldBeProblem(404, "not-found");
        await app.Staff("P9-04").GetAsync(new Uri(Path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await app.Head.GetAsync(new Uri(Path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        Assert.Equal(1, (await app.Staff("P9-03").Read<JsonElement>(Path)).GetArrayLength());
        Assert.Equal("relative", Text((await app.Chief.Read<JsonElement>(Path))[0], "nature"));
        await ChangeNow(app.Staff("P9-03"), HttpMethod.Post, own, "/end", new { lastDay = "2022-02-01" }).ShouldBeProblem(403, "not-permitted");
        await app.Chief.Change(HttpMethod.Post, own + "/end", "\"0\"", new { lastDay = "2022-02-01" }).ShouldBeProblem(412, "stale-version");
        await ChangeNow(app.Chief, HttpMethod.Post, own, "/end", new { lastDay = "2022-02-01" }).ShouldBe(HttpStatusCode.OK);
        var himself = app.As(Roles.Chief, Division, personCode: "P9-03");
        await ChangeNow(himself, HttpMethod.Post, own, "/end", new { lastDay = "2022-01-15" }).ShouldBeProblem(403, "interest-not-ones-own-to-end");
        var log = (await app.As(Roles.Auditor).Read<JsonElement>($"{Api}/sensitive-accesses?person=P9-03&pageSize=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(log, access => (Text(access, "userName"), Text(access, "act"), Text(access, "about")) == ("Viện trưởng", "read", "interests"));
        Assert.All(["write", "withdraw"], act => Assert.Contains(log, access => Text(access, "act") == act));
    }

    private static object Interest(string nature, string from = "2022-01-01", string? to = null) =>
        new { subject = new { kind = "case", code = Case }, nature, from, to };

    private static object About(params (string Kind, string Code)[] subjects) => About("general", subjects);

    private static object About(string activity, params (string Kind, string Code)[] subjects) =>
        new { activity, effortDays = 3, subjects = subjects.Select(subject => new { kind = subject.Kind, code = subject.Code }) };

    private static object Task(object required) => new { unitCode = Division, workYear = 2022, title = "Việc", required };

    private static async Task Blocks(HttpResponseMessage answer, string rule)
    {
        var problem = await answer.ShouldBeProblem(409, "assignment-blocked-by-law");
        Assert.Equal(rule, Assert.Single(problem.Body.GetProperty("items").EnumerateArray()).GetProperty("rule").GetString());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
