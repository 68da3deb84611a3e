using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class AmendingDecisions
{
    [Fact]
    public async Task An_amendment_gives_anew_adds_and_takes_away_from_its_day_on()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (kept, moved, gone, added) = (await app.HasTask("Giữ"), await app.HasTask("Đổi"), await app.HasTask("Thôi"), await app.HasTask("Thêm"));
        var decision = await Issued(app, kept, moved, gone);
        var draft = await Amend(app, decision, "06/QĐ-VKS", "2022-02-01", [Item(moved, "P9-03"), Item(added, "P9-06")], [gone]).ShouldBe(HttpStatusCode.Created);
        await app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);

        Assert.Equal(["P9-05", "P9-05", "P9-05", null], await Holders(app, "2022-01-31", kept, moved, gone, added));
        Assert.Equal(["P9-05", "P9-03", null, "P9-06"], await Holders(app, "2022-02-01", kept, moved, gone, added));
        var told = await app.Bus.ShouldHavePublished<AssignmentDecisionIssued>(message => message.Number == "06/QĐ-VKS");
        Assert.Equal((decision, gone), (told.AmendsDecisionId, Assert.Single(told.RevokedTaskIds!)));
        var first = await app.Head.Read<JsonElement>($"{Api}/decisions/{decision}");
        Assert.Equal("06/QĐ-VKS", Assert.Single(first.GetProperty("amendedBy").EnumerateArray()).GetProperty("number").GetString());
        var paper = await app.Head.Read<JsonElement>($"{draft.Headers.Location}/document/preview");
        Assert.Contains("Sửa đổi, bổ sung Quyết định số 05/QĐ-VKS", paper.ToString(), StringComparison.Ordinal);
        Assert.Contains("Thôi phân công các nhiệm vụ: Thôi.", paper.ToString(), StringComparison.Ordinal);

        // What the amendment gave, a second amendment of the same decision can take away; what was taken away is nobody's to take.
        var again = await Amend(app, decision, "07/QĐ-VKS", "2022-03-01", [], [added, gone]).ShouldBe(HttpStatusCode.Created);
        await (await app.Head.Change(HttpMethod.Post, again.Headers.Location + "/issue", again.Etag())).ShouldBeProblem(409, "nothing-to-revoke");
        Assert.Equal(["P9-06"], await Holders(app, "2022-03-01", added));
        var changed = await app.Head.Change(HttpMethod.Put, again.Headers.Location!.ToString(), again.Etag(), Body("07/QĐ-VKS", "2022-03-01", [], [added])).ShouldBe(HttpStatusCode.OK);
        await app.Head.Change(HttpMethod.Post, again.Headers.Location + "/issue", changed.Etag()).ShouldBe(HttpStatusCode.OK);
        Assert.Equal([null], await Holders(app, "2022-03-01", added));
    }

    [Fact]
    public async Task What_cannot_be_amended_is_refused()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (one, two) = (await app.HasTask("Một"), await app.HasTask("Hai"));
        var draft = await app.Draft("04/QĐ-VKS", "2022-01-20", Item(one, "P9-05")).ShouldBeOk<JsonElement>();
        await Amend(app, draft.GetProperty("id").GetGuid(), "06/QĐ-VKS", "2022-02-01", [Item(one, "P9-03")], []).ShouldBeProblem(409, "amendment-of-draft");
        var decision = await Issued(app, one, two);
        await Amend(app, decision, "06/QĐ-VKS", "2022-01-11", [Item(one, "P9-03")], []).ShouldBeProblem(409, "amendment-before-decision");
        await Amend(app, decision, "06/QĐ-VKS", "2022-02-01", [], []).ShouldBeProblem(409, "decision-empty");
        await Amend(app, decision, "06/QĐ-VKS", "2022-02-01", [Item(one, "P9-03")], [one]).ShouldBeProblem(409, "task-given-and-revoked");
        var amendment = await Amend(app, decision, "06/QĐ-VKS", "2022-02-01", [Item(one, "P9-03")], []).ShouldBe(HttpStatusCode.Created);
        await app.Head.Change(HttpMethod.Post, amendment.Headers.Location + "/issue", amendment.Etag()).ShouldBe(HttpStatusCode.OK);
        var id = Guid.Parse(amendment.Headers.Location!.ToString().Split('/')[^1]);
        await Amend(app, id, "07/QĐ-VKS", "2022-03-01", [Item(one, "P9-03")], []).ShouldBeProblem(409, "amendment-of-amendment");
        var plain = await app.Draft("08/QĐ-VKS", "2022-03-01", Item(two, "P9-05")).ShouldBe(HttpStatusCode.Created);
        await app.Head.Change(HttpMethod.Put, plain.Headers.Location!.ToString(), plain.Etag(), Body("08/QĐ-VKS", "2022-03-01", [], [two]))
            .ShouldBeProblem(409, "revocation-without-amendment");
        await app.Staff("P9-03").Create($"{Api}/decisions/{decision}/amendments", Body("09/QĐ-VKS", "2022-02-01", [], [two])).ShouldBeProblem(403, "not-permitted");
    }

    /// <summary>Two heads issue decisions about the same task at the same moment: one of them is in force, the other one lost the race.</summary>
    [Fact]
    public async Task Two_heads_who_issue_at_once_do_not_both_have_their_way()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Việc chung");
        for (var round = 0; round < 5; round++)
        {
            var day = $"2022-02-{10 + round}";
            var drafts = new List<HttpResponseMessage>
            {
                await app.Draft($"{10 + (2 * round)}/QĐ-VKS", day, Item(task, "P9-05")).ShouldBe(HttpStatusCode.Created),
                await app.Draft($"{11 + (2 * round)}/QĐ-VKS", day, Item(task, "P9-06")).ShouldBe(HttpStatusCode.Created),
            };
            var answers = await Task.WhenAll(drafts.Select(draft => app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag())));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            // Lost at the version of the task, or already at the day on which the other one begins.
            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict);
            Assert.Single(await app.Responsibles(task, day));
        }
    }

    private static async Task<Guid> Issued(AssignmentsApp app, params Guid[] tasks)
    {
        var issued = await app.Issue("05/QĐ-VKS", "2022-01-12", [.. tasks.Select(task => Item(task, "P9-05"))]).ShouldBeOk<JsonElement>();
        return issued.GetProperty("id").GetGuid();
    }

    private static object Body(string number, string effectiveOn, object[] items, Guid[] revokedTaskIds) =>
        new { number, signedOn = "2022-01-11", effectiveOn, signingCapacity = "inOwnOffice", items, revokedTaskIds };

    private static Task<HttpResponseMessage> Amend(AssignmentsApp app, Guid decision, string number, string effectiveOn, object[] items, Guid[] revoked) =>
        app.Head.Create($"{Api}/decisions/{decision}/amendments", Body(number, effectiveOn, items, revoked));

    private static async Task<List<string?>> Holders(AssignmentsApp app, string asOf, params Guid[] tasks)
    {
        List<string?> holders = [];
        foreach (var task in tasks)
            holders.Add((await app.Responsibles(task, asOf)) is [var one] ? one.GetProperty("personCode").GetString() : null);
        return holders;
    }
}
