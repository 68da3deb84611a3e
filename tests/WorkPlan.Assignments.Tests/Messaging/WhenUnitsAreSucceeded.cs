using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.Tests.Scenarios;
using WorkPlan.Planning.Contracts;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Messaging;

/// <summary>On 1 July the division is closed and another one takes over: nobody has to write anything, and what was done stays whose it was.</summary>
public sealed class WhenUnitsAreSucceeded
{
    private const string Heir = "QT.P1";
    private const string NextHeir = "QT.P2";
    private const string Day = "2022-07-01";
    private static readonly DateTimeOffset Midnight = new(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7));
    private readonly Guid _succession = Guid.NewGuid();

    [Fact]
    public async Task People_open_tasks_and_their_decision_go_on_in_the_heir_and_what_was_done_stays()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (open, done, nobodys) = (await app.HasTask("Còn làm"), await app.HasTask("Đã xong"), await app.HasTask("Chưa giao"));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(open, "P9-03"), Item(open, "P9-05", "support"), Item(done, "P9-04")).ShouldBe(HttpStatusCode.OK);
        await Finish(app, done, "P9-04");
        await Plan(app, "P9-03", open);
        var draft = (await app.Draft("06/QĐ-VKS", "2022-07-04", Item(nobodys, "P9-06")).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        app.Clock.MoveTo(Midnight);
        await Closes(app, Division, Heir);
        await app.Bus.Deliver(Merged(Heir, Division, OtherDivision));

        foreach (var person in new[] { "P9-01", "P9-06" })
        {
            await app.Bus.ShouldHavePublished<PersonChanged>(told => told.PersonCode == person && told.UnitCode == Heir && told.ServesFrom == new DateOnly(2022, 7, 1));
            Assert.Equal(
                [(Division, "2015-01-01", "2022-06-30"), (Heir, Day, null)],
                (await app.Chief.Read<JsonElement>($"{Api}/people/{person}")).GetProperty("services").EnumerateArray()
                    .Select(service => (Text(service, "unitCode"), Text(service, "from"), Text(service, "to"))));
        }
        // The same people by the same decision on both sides of midnight: no gap, no overlap.
        Assert.Equal([("P9-03", "2022-01-11", "2022-06-30"), ("P9-05", "2022-01-11", "2022-06-30")], await Held(app, open, "2022-06-30"));
        Assert.Equal([("P9-03", Day, null), ("P9-05", Day, null)], await Held(app, open, Day));
        Assert.Equal("05/QĐ-VKS", Text((await app.Responsibles(open, Day))[0], "decisionNumber"));
        Assert.Equal((Heir, Heir, Division), (await UnitOf(app, open), await UnitOf(app, nobodys), await UnitOf(app, done)));
        Assert.Equal((1, 0), (await Uncovered(app, Heir, Day), await Uncovered(app, Division, Day)));
        var record = (await app.Chief.Read<JsonElement>($"{Api}/people/P9-04/work-record?workYear=2022")).GetProperty("periods").EnumerateArray()
            .Select(period => (Text(period, "unitCode"), Number(period, "tasksDone"))).ToList();
        Assert.Equal([(Division, 1), (Heir, 0)], record);

        // The individual plan and the draft went along; the heir's head reads and amends what the division decided.
        var head = app.As("unitHead", Heir, personCode: "P9-01", name: "Trưởng phòng");
        var plans = (await head.Read<JsonElement>($"{Api}/individual-plans?person=P9-03")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([(Heir, "submitted", null), (Division, "submitted", "2022-06-30")], plans.Select(plan => (Text(plan, "unitCode"), Text(plan, "state"), Text(plan, "endedOn"))).Order());
        await ChangeNow(head, HttpMethod.Post, draft, "/issue").ShouldBe(HttpStatusCode.OK);
        Assert.Equal([("P9-06", "2022-07-04", null)], await Held(app, nobodys, "2022-07-04"));
        var first = Assert.Single((await head.Read<JsonElement>($"{Api}/decisions?unit={Division}")).GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid();
        var amendment = await head.Create($"{Api}/decisions/{first}/amendments", new
        {
            number = "07/QĐ-VKS",
            signedOn = Day,
            effectiveOn = "2022-07-05",
            signingCapacity = "inOwnOffice",
            items = Array.Empty<object>(),
            revokedTaskIds = new[] { open },
        }).ShouldBe(HttpStatusCode.Created);
        await head.Change(HttpMethod.Post, amendment.Headers.Location + "/issue", amendment.Etag()).ShouldBe(HttpStatusCode.OK);
        Assert.Empty(await Held(app, open, "2022-07-05"));

        var refused = await app.Head.Create($"{Api}/tasks", new { unitCode = Division, workYear = 2022, title = "Việc mới" }).ShouldBeProblem(409, "unit-succeeded");
        Assert.Contains(Heir, refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_again_nothing_happens_again()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Còn làm");
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(Midnight);
        await Closes(app, Division, Heir);
        var told = Merged(Heir, Division);
        var id = await app.Bus.Deliver(told);
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(6, person => person.UnitCode == Heir);
        await app.Bus.Deliver(told, id);
        await app.Bus.Deliver(told);
        await app.Bus.ShouldHavePublishedExactly<PersonChanged>(6, person => person.UnitCode == Heir);
        Assert.Equal([("P9-03", Day, null)], await Held(app, task, Day));
        var link = Assert.Single((await app.Chief.Read<JsonElement>($"{Api}/unit-successions?unit={Heir}")).EnumerateArray());
        Assert.Equal((6, 1, 1, 0), (Number(link, "people"), Number(link, "tasks"), Number(link, "responsibilities"), Number(link, "drafts")));
    }

    [Fact]
    public async Task What_comes_in_another_order_ends_the_same()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Còn làm");
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2022, 9, 5, 8, 0, 0, TimeSpan.FromHours(7)));
        // The second succession is told of first, and both before the units that they name.
        await app.Bus.Deliver(Merged(NextHeir, Heir) with { SuccessionId = Guid.NewGuid(), EffectiveOn = new DateOnly(2022, 9, 1) });
        await app.Bus.Deliver(Merged(Heir, Division));
        await app.Bus.Deliver(Unit(NextHeir));
        await app.Bus.Deliver(Unit(Heir));
        await Eventually.True(async () => await UnitOf(app, task) == NextHeir);
        Assert.Equal(
            [(Division, "2022-06-30"), (Heir, "2022-08-31"), (NextHeir, null)],
            (await app.Chief.Read<JsonElement>($"{Api}/people/P9-03")).GetProperty("services").EnumerateArray().Select(service => (Text(service, "unitCode"), Text(service, "to"))));
        Assert.Equal([("P9-03", Day, "2022-08-31")], await Held(app, task, "2022-08-31"));
        Assert.Equal([("P9-03", "2022-09-01", null)], await Held(app, task, "2022-09-01"));

        // What the closed unit's plan brings late is the last heir's to do.
        await app.Bus.Deliver(Issued(AssignmentsApp.Plan(Guid.NewGuid(), 1, Planned(Guid.NewGuid(), "Đến muộn"))));
        var late = (await app.Chief.Read<JsonElement>($"{Api}/tasks?q=den muon")).GetProperty("items")[0];
        Assert.Equal(NextHeir, Text(late, "unitCode"));
    }

    /// <summary>Whoever leaves at the same midnight goes where the transfer says; whoever was to go to the heir, or was lent to it, is simply there.</summary>
    [Fact]
    public async Task Transfers_and_secondments_meet_the_succession()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Unit(Heir));
        var (left, stays) = (await app.HasTask("Người đi"), await app.HasTask("Người ở lại"));
        await app.Issue("05/QĐ-VKS", "2022-01-12", Item(left, "P9-03"), Item(stays, "P9-04")).ShouldBe(HttpStatusCode.OK);
        await S6_IndividualPlansAndTransfer.Move(app, "P9-03", OtherDivision, Day).ShouldBe(HttpStatusCode.Created);
        await S6_IndividualPlansAndTransfer.Move(app, "P9-04", Heir, "2022-08-01").ShouldBe(HttpStatusCode.Created);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-05", "/secondments", new { unitCode = Heir, from = "2022-05-01", to = "2022-12-31", sharePercent = 40, decisionNumber = "9/QĐ-VKS" }).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(Midnight);
        await app.Bus.ShouldHavePublished<PersonTransferred>(told => told.PersonCode == "P9-03");
        await app.Bus.Deliver(Merged(Heir, Division));

        Assert.Equal([(Division, "2022-06-30"), (OtherDivision, null)], await Services(app, "P9-03"));
        Assert.Equal([(Division, "2022-06-30"), (Heir, null)], await Services(app, "P9-04"));
        Assert.Equal([(Division, "2022-06-30"), (Heir, "2022-06-30"), (Heir, null)], await Services(app, "P9-05"));
        Assert.Equal("cancelled", Text((await app.Chief.Read<JsonElement>($"{Api}/people/P9-04/transfers"))[0], "state"));
        Assert.Equal([("P9-04", Day, null)], await Held(app, stays, Day));
        Assert.Empty(await Held(app, left, Day));
        var orphan = Assert.Single((await app.Chief.Read<JsonElement>($"{Api}/coverage?unit={Heir}&workYear=2022&asOf={Day}")).GetProperty("tasksWithoutAnyone").EnumerateArray());
        Assert.Equal(left, orphan.GetProperty("taskId").GetGuid());
        // The record of her hand-over is the heir's to receive.
        var record = (await app.As("unitHead", Heir, personCode: "P9-01").Read<JsonElement>($"{Api}/handovers?person=P9-03")).GetProperty("items")[0];
        Assert.Equal(Heir, Text(record, "unitCode"));
    }

    [Fact]
    public async Task After_a_transfer_of_duties_both_units_keep_what_they_have()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Còn làm");
        app.Clock.MoveTo(Midnight);
        await app.Bus.Deliver(Merged(OtherDivision, Division) with { Kind = "transfer" });
        Assert.Equal(Division, await UnitOf(app, task));
        Assert.Empty((await app.Chief.Read<JsonElement>($"{Api}/unit-successions?unit={Division}")).EnumerateArray());
    }

    [Fact]
    public async Task In_a_closed_unit_nothing_is_written_by_any_way()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Còn làm", dueOn: "2022-12-31");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-03")).ShouldBe(HttpStatusCode.OK);
        var staff = app.Staff("P9-03");
        await ChangeNow(app.Head, HttpMethod.Put, $"{Api}/tasks/{task}", "/products/P9-03", new { name = "Báo cáo", conversionHundredths = 100, assigned = 1, dueOn = "2022-06-30" }).ShouldBe(HttpStatusCode.OK);
        var asked = (await staff.Create($"{Api}/tasks/{task}/extension-requests", new { until = "2023-01-31", reason = "Chờ" }).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        var items = new[] { new { title = "Học tập" } };
        var plan = (await staff.Create($"{Api}/individual-plans", new { personCode = "P9-03", workYear = 2022, items }).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        // The division has ended; who takes over is not told yet, so that everything is still there.
        app.Clock.MoveTo(Midnight);
        await Closes(app, Division, Heir);
        var import = await app.Chief.Create($"{Api}/people/import", new { people = new[] { Person("P9-40", "Đến Muộn") } }).ShouldBeProblem(400, "validation-failed");
        Assert.Contains("30/06/2022", import.Body.GetProperty("errors").GetProperty("people[0].unitCode")[0].GetString(), StringComparison.Ordinal);
        await ChangeNow(staff, HttpMethod.Post, $"{Api}/tasks/{task}/products/P9-03", "/deliver", new { delivered = 1 }).ShouldBeProblem(409, "unit-closed");
        await ChangeNow(staff, HttpMethod.Put, plan, "/items", new { items }).ShouldBeProblem(409, "unit-closed");
        await ChangeNow(staff, HttpMethod.Post, plan, "/submit").ShouldBeProblem(409, "unit-closed");
        await ChangeNow(staff, HttpMethod.Post, asked, "/withdraw").ShouldBeProblem(409, "unit-closed");
        await app.Staff("P9-04").Create($"{Api}/individual-plans", new { personCode = "P9-04", workYear = 2022, items }).ShouldBeProblem(409, "unit-closed");
    }

    private static async Task Closes(AssignmentsApp app, string closed, string heir)
    {
        await app.Bus.Deliver(Unit(heir));
        await app.Bus.Deliver(Unit(closed, 2) with { ValidTo = new DateOnly(2022, 6, 30) });
    }

    private UnitsSucceeded Merged(string heir, params string[] closed) => new()
    {
        StreamKey = $"succession:{_succession}",
        Version = 1,
        OccurredAt = Midnight,
        SuccessionId = _succession,
        Kind = "merge",
        EffectiveOn = new DateOnly(2022, 7, 1),
        LegalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        Links = [.. closed.Select(code => new SuccessionLink { PredecessorCode = code, SuccessorCode = heir, BasisPoints = 10_000, IsHeir = true })],
    };

    private static async Task Finish(AssignmentsApp app, Guid task, string person)
    {
        await ChangeNow(app.Staff(person), HttpMethod.Post, $"{Api}/tasks/{task}", "/complete", new { completedOn = "2022-01-11" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/tasks/{task}", "/confirm", new { confirmedOn = "2022-01-11" }).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task Plan(AssignmentsApp app, string person, Guid task)
    {
        var items = new[] { new { taskId = task, title = "Thực hiện" } };
        var written = await app.Staff(person).Create($"{Api}/individual-plans", new { personCode = person, workYear = 2022, items }).ShouldBe(HttpStatusCode.Created);
        await app.Staff(person).Change(HttpMethod.Post, written.Headers.Location + "/submit", written.Etag()).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<IEnumerable<(string?, string?, string?)>> Held(AssignmentsApp app, Guid task, string asOf) =>
        (await app.Responsibles(task, asOf)).Select(held => (Text(held, "personCode"), Text(held, "from"), Text(held, "to"))).Order();

    private static async Task<IEnumerable<(string?, string?)>> Services(AssignmentsApp app, string person) =>
        (await app.Chief.Read<JsonElement>($"{Api}/people/{person}")).GetProperty("services").EnumerateArray().Select(service => (Text(service, "unitCode"), Text(service, "to")));

    private static async Task<string?> UnitOf(AssignmentsApp app, Guid task) => Text(await app.Chief.Read<JsonElement>($"{Api}/tasks/{task}"), "unitCode");

    private static async Task<int> Uncovered(AssignmentsApp app, string unit, string asOf) =>
        (await app.Chief.Read<JsonElement>($"{Api}/coverage?unit={unit}&workYear=2022&asOf={asOf}")).GetProperty("tasksWithoutAnyone").GetArrayLength();

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
