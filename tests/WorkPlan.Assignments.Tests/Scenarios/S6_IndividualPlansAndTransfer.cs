using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>S6: individual plans cover a program, a prosecutor goes to a region in the middle of the year, and nothing is lost between them.</summary>
public sealed class S6_IndividualPlansAndTransfer
{
    private const string Region = "QT.KV1";
    private const string She = "P9-04";

    [Fact]
    public async Task The_gap_view_tells_what_was_never_covered_from_what_she_left()
    {
        await using var app = await InTheProgram();
        var tasks = await Covered(app);
        await Move(app, She, Region, "2022-07-01").ShouldBe(HttpStatusCode.Created);

        var before = await Coverage(app, "2022-06-30");
        Assert.Equal((2, 2, 0), Gaps(before));
        var after = await Coverage(app, "2022-07-01");
        // Twelve of fourteen are in plans; of those that nobody has, three had her.
        Assert.Equal((2, 5, 3), Gaps(after));
        Assert.Equal(
            tasks[8..11].Order(),
            after.GetProperty("tasksOrphaned").EnumerateArray().Select(task => task.GetProperty("taskId").GetGuid()).Order());
        Assert.All(after.GetProperty("tasksOrphaned").EnumerateArray(), task =>
            Assert.Equal((She, "2022-06-30"), (Text(task, "formerPersonCode"), Text(task, "lastDay"))));
        Assert.DoesNotContain(after.GetProperty("peopleWithoutTasks").EnumerateArray(), person => Text(person, "personCode") == She);
    }

    [Fact]
    public async Task At_local_midnight_the_old_service_has_closed_and_the_new_one_is_open()
    {
        await using var app = await InTheProgram();
        var tasks = await Covered(app);
        await Move(app, She, Region, "2022-07-01").ShouldBe(HttpStatusCode.Created);
        await app.Bus.ShouldNotHavePublished<PersonTransferred>();
        Assert.Equal(She, Text(Assert.Single(await app.Responsibles(tasks[8], "2022-06-30")), "personCode"));
        Assert.Empty(await app.Responsibles(tasks[8], "2022-07-01"));

        app.Clock.MoveTo(new DateTimeOffset(2022, 6, 30, 23, 59, 59, TimeSpan.FromHours(7)));
        await ChangeNow(app.Staff(She), HttpMethod.Post, $"{Api}/tasks/{tasks[8]}", "/progress", new { percent = 50 }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((1, 0), (await Found(app, Division), await Found(app, Region)));

        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        // The dates decide, whether or not the round has come by.
        Assert.Equal((0, 1), (await Found(app, Division), await Found(app, Region)));
        await ChangeNow(app.Staff(She), HttpMethod.Post, $"{Api}/tasks/{tasks[8]}", "/progress", new { percent = 60 }).ShouldBeProblem(403, "task-not-yours");

        app.Clock.Advance(TimeSpan.FromSeconds(30)); // the next round
        var told = await app.Bus.ShouldHavePublished<PersonTransferred>();
        Assert.Equal((Division, Region, new DateOnly(2022, 7, 1), 3), (told.FromUnitCode, told.ToUnitCode, told.EffectiveOn, told.OpenTasks));
        await app.Bus.ShouldHavePublished<PersonChanged>(person => person.UnitCode == Region && person.ServesFrom == new DateOnly(2022, 7, 1));
        var services = (await app.Chief.Read<JsonElement>($"{Api}/people/{She}")).GetProperty("services").EnumerateArray()
            .Select(service => (Text(service, "unitCode"), Text(service, "from"), Text(service, "to"))).ToList();
        Assert.Equal([(Division, "2015-01-01", "2022-06-30"), (Region, "2022-07-01", null)], services);
    }

    [Fact]
    public async Task Two_instances_that_wake_at_midnight_tell_of_the_transfer_once()
    {
        await using var app = await InTheProgram();
        await Covered(app);
        await Move(app, She, Region, "2022-07-01").ShouldBe(HttpStatusCode.Created);
        await using var twin = app.Twin();
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await app.Bus.ShouldHavePublished<PersonTransferred>();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Bus.ShouldHavePublishedExactly<PersonTransferred>(1);
    }

    [Fact]
    public async Task The_hand_over_names_tasks_obligations_and_knowledge_and_the_decision_leaves_no_gap()
    {
        await using var app = await InTheProgram();
        var tasks = await Covered(app);
        var path = await HandOverOf(app, await Move(app, She, Region, "2022-07-01").ShouldBeOk<JsonElement>());
        var record = await app.Head.Read<JsonElement>(path);
        Assert.Equal(3, record.GetProperty("tasks").GetArrayLength());

        foreach (var task in tasks[8..11])
            await ChangeNow(app.Staff(She), HttpMethod.Put, path, $"/tasks/{task}", new { note = "Đã nghiên cứu hồ sơ", receiverPersonCode = "P9-03" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff(She), HttpMethod.Post, path, "/obligations", new { title = "Báo cáo kết quả kiểm sát quý II", dueOn = "2022-07-10" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff(She), HttpMethod.Post, path, "/notes", new { subject = "Đầu mối Tòa án", text = "Lịch xét xử gửi trước thứ Năm" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Staff(She), HttpMethod.Post, path, "/give").ShouldBe(HttpStatusCode.OK);
        var received = await ChangeNow(app.Head, HttpMethod.Post, path, "/receive", new { }).ShouldBeOk<JsonElement>();
        Assert.Equal(("received", "Trưởng phòng"), (Text(received, "state"), Text(received, "receivedBy")));
        await app.Bus.ShouldHavePublished<HandOverReceived>(told => told.PersonCode == She && told.UnitCode == Division);

        var draft = await app.Head.Create($"{path}/decision", new { number = "20/QĐ-VKS", signedOn = "2022-06-28", signingCapacity = "inOwnOffice" }).ShouldBe(HttpStatusCode.Created);
        await app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);
        foreach (var task in tasks[8..11])
        {
            Assert.Equal(She, Text(Assert.Single(await app.Responsibles(task, "2022-06-30")), "personCode"));
            Assert.Equal("P9-03", Text(Assert.Single(await app.Responsibles(task, "2022-07-01")), "personCode"));
        }
        Assert.Equal(0, (await Coverage(app, "2022-07-01")).GetProperty("tasksOrphaned").GetArrayLength());
    }

    [Fact]
    public async Task Those_who_share_a_task_with_her_keep_it_in_the_decision_of_the_hand_over()
    {
        await using var app = await InTheProgram();
        var shared = await app.HasTask("Chuyên đề chung");
        await app.Issue("06/QĐ-VKS", "2022-01-12", Item(shared, She), Item(shared, "P9-05", "support")).ShouldBe(HttpStatusCode.OK);
        var path = await HandOverOf(app, await Move(app, She, Region, "2022-07-01").ShouldBeOk<JsonElement>());
        await ChangeNow(app.Head, HttpMethod.Put, path, $"/tasks/{shared}", new { receiverPersonCode = "P9-03" }).ShouldBe(HttpStatusCode.OK);
        var draft = await app.Head.Create($"{path}/decision", new { number = "20/QĐ-VKS", signedOn = "2022-06-28", signingCapacity = "inOwnOffice" }).ShouldBeOk<JsonElement>();
        Assert.Equal(
            [("P9-03", "lead"), ("P9-05", "support")],
            draft.GetProperty("items").EnumerateArray().Select(item => (Text(item, "personCode")!, Text(item, "role")!)).Order());
    }

    [Fact]
    public async Task Results_stay_with_the_old_unit_and_her_record_is_split_by_period()
    {
        await using var app = await InTheProgram();
        var tasks = await Covered(app);
        app.Clock.MoveTo(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await ChangeNow(app.Staff(She), HttpMethod.Post, $"{Api}/tasks/{tasks[8]}", "/complete", new { completedOn = "2022-05-30" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/tasks/{tasks[8]}", "/confirm", new { confirmedOn = "2022-06-01" }).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 5, 9, 0, 0, TimeSpan.FromHours(7)));
        await Move(app, She, Region, "2022-07-01").ShouldBe(HttpStatusCode.Created);
        var there = await app.HasTask("Kiểm sát thi hành án", unit: Region);
        var decision = Decision("01/QĐ-KV1", "2022-07-05", [Item(there, She)], Region);
        var draft = await app.Chief.Create($"{Api}/decisions", decision).ShouldBe(HttpStatusCode.Created);
        await app.Chief.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);

        var periods = (await app.Chief.Read<JsonElement>($"{Api}/people/{She}/work-record?workYear=2022")).GetProperty("periods");
        Assert.Equal(
            [(Division, "2021-12-01", "2022-06-30", 3, 1, 1, 1), (Region, "2022-07-01", "2022-11-30", 1, 0, 0, 0)],
            periods.EnumerateArray().Select(period => (
                Text(period, "unitCode")!, Text(period, "from")!, Text(period, "to")!, Number(period, "tasksHeld"), Number(period, "tasksDone"),
                Number(period, "doneInTime"), Number(period, "confirmed"))));
        Assert.Equal(Division, Text(await app.Chief.Read<JsonElement>($"{Api}/tasks/{tasks[8]}"), "unitCode"));
    }

    [Fact]
    public async Task Her_individual_plan_ends_with_the_unit_and_she_writes_a_new_one_where_she_is()
    {
        await using var app = await InTheProgram();
        await Covered(app);
        var old = (await app.Head.Read<JsonElement>($"{Api}/individual-plans?person={She}")).GetProperty("items")[0].GetProperty("id").GetGuid();
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        await Move(app, She, Region, "2022-07-01").ShouldBe(HttpStatusCode.Created);
        var ended = await app.Head.Read<JsonElement>($"{Api}/individual-plans/{old}");
        Assert.Equal("2022-06-30", Text(ended, "endedOn"));
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/individual-plans/{old}", "/return", new { reason = "Sửa" }).ShouldBeProblem(409, "individual-plan-ended");
        var inTheRegion = app.As("staff", Region, personCode: She);
        var written = await inTheRegion.Create($"{Api}/individual-plans", new { personCode = She, workYear = 2022, items = new[] { new { title = "Việc mới" } } })
            .ShouldBeOk<JsonElement>();
        Assert.Equal(Region, Text(written, "unitCode"));
    }

    private static async Task<AssignmentsApp> InTheProgram()
    {
        var app = await new AssignmentsApp().HasDivisionNine();
        await app.Bus.Deliver(Unit(Region));
        return app;
    }

    /// <summary>Program v2 with fourteen tasks; five people plan and hold twelve of them, she three: 8, 9 and 10.</summary>
    private static async Task<Guid[]> Covered(AssignmentsApp app)
    {
        var plan = Guid.NewGuid();
        var planned = Enumerable.Range(1, 14).Select(number => Planned(Guid.NewGuid(), $"Nhiệm vụ {number:00}")).ToArray();
        await app.Bus.Deliver(Issued(Plan(plan, 1, planned[..12])));
        await app.Bus.Deliver(Supplemented(Plan(plan, 2, planned), 4));
        var ids = await app.Database(db => db.Tasks.AsNoTracking().OrderBy(task => task.Title).Select(task => task.Id).ToArrayAsync());
        (string Person, Guid[] Tasks)[] shares = [("P9-02", ids[..3]), ("P9-03", ids[3..6]), ("P9-05", ids[6..8]), (She, ids[8..11]), ("P9-06", ids[11..12])];
        await app.Issue("05/QĐ-VKS", "2022-01-11", [.. shares.SelectMany(share => share.Tasks.Select(task => Item(task, share.Person)))]).ShouldBe(HttpStatusCode.OK);
        foreach (var (person, tasks) in shares)
        {
            var items = tasks.Select(task => new { taskId = task, title = "Thực hiện nhiệm vụ" });
            var written = await app.Staff(person).Create($"{Api}/individual-plans", new { personCode = person, workYear = 2022, items }).ShouldBe(HttpStatusCode.Created);
            await app.Staff(person).Change(HttpMethod.Post, written.Headers.Location + "/submit", written.Etag()).ShouldBe(HttpStatusCode.OK);
        }
        return ids;
    }

    internal static Task<HttpResponseMessage> Move(AssignmentsApp app, string person, string to, string effectiveOn) =>
        ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/{person}", "/transfers", new { toUnitCode = to, effectiveOn, decisionNumber = "77/QĐ-VKS" });

    internal static Task<string> HandOverOf(AssignmentsApp app, JsonElement transfer) =>
        Task.FromResult($"{Api}/handovers/{transfer.GetProperty("handOverId").GetGuid()}");

    private static Task<JsonElement> Coverage(AssignmentsApp app, string asOf) =>
        app.Head.Read<JsonElement>($"{Api}/coverage?unit={Division}&workYear=2022&asOf={asOf}");

    /// <summary>In no individual plan; without anyone; of those, left by somebody.</summary>
    private static (int, int, int) Gaps(JsonElement coverage) => (
        coverage.GetProperty("tasksInNoIndividualPlan").GetArrayLength(), coverage.GetProperty("tasksWithoutAnyone").GetArrayLength(),
        coverage.GetProperty("tasksOrphaned").GetArrayLength());

    private static async Task<int> Found(AssignmentsApp app, string unit) =>
        (await app.Chief.Read<JsonElement>($"{Api}/people?unit={unit}&q=dao")).GetProperty("total").GetInt32();

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
