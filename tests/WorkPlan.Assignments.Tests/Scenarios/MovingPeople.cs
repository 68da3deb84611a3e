using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;
using static WorkPlan.Assignments.Tests.Scenarios.S6_IndividualPlansAndTransfer;

namespace WorkPlan.Assignments.Tests.Scenarios;

public sealed class MovingPeople
{
    [Fact]
    public async Task A_transfer_that_is_cancelled_leaves_everything_as_it_was()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var (now, later, given) = (await app.HasTask("Việc đang giữ"), await app.HasTask("Việc sắp giữ"), await app.HasTask("Việc giao người khác"));
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(now, "P9-04"), Item(given, "P9-04")).ShouldBe(HttpStatusCode.OK);
        await app.Issue("06/QĐ-VKS", "2022-08-01", Item(later, "P9-04")).ShouldBe(HttpStatusCode.OK);
        var transfer = await Move(app, "P9-04", OtherDivision, "2022-07-01").ShouldBeOk<JsonElement>();
        Assert.Empty(await app.Responsibles(later, "2022-08-01"));
        // One is decided on before the transfer is cancelled, one is given to her meanwhile: until her last day.
        var meanwhile = await app.HasTask("Việc giao thêm", dueOn: null);
        await app.Issue("07/QĐ-VKS", "2022-07-01", Item(given, "P9-03")).ShouldBe(HttpStatusCode.OK);
        await app.Issue("08/QĐ-VKS", "2022-02-01", Item(meanwhile, "P9-04")).ShouldBe(HttpStatusCode.OK);
        Assert.Empty(await app.Responsibles(meanwhile, "2022-07-01"));

        var path = $"{Api}/people/P9-04";
        var cancel = $"/transfers/{transfer.GetProperty("id").GetGuid()}/cancel";
        await ChangeNow(app.Chief, HttpMethod.Post, path, cancel, new { reason = "Thay đổi nhân sự" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("P9-04", await Holder(app, now, "2022-07-01"));
        Assert.Equal("P9-04", await Holder(app, later, "2022-08-01"));
        Assert.Equal("P9-04", await Holder(app, meanwhile, "2022-07-01"));
        Assert.Equal("P9-03", await Holder(app, given, "2022-07-01"));
        Assert.Equal(JsonValueKind.Null, (await app.Chief.Read<JsonElement>(path)).GetProperty("servesTo").ValueKind);
        await ChangeNow(app.Chief, HttpMethod.Post, path, cancel, new { reason = "Lần nữa" }).ShouldBeProblem(409, "transfer-cancelled");
        var record = $"{Api}/handovers/{transfer.GetProperty("handOverId").GetGuid()}";
        await ChangeNow(app.Head, HttpMethod.Put, record, $"/tasks/{now}", new { note = "Muộn" }).ShouldBeProblem(409, "hand-over-not-open");
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await app.Bus.ShouldNotHavePublished<PersonTransferred>();
    }

    /// <summary>A decision is issued while the transfer is recorded: whichever comes first, nothing is held in the old unit from midnight on.</summary>
    [Fact]
    public async Task A_decision_issued_while_somebody_is_transferred_leaves_nothing_behind()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var tasks = new List<Guid>();
        string[] people = ["P9-02", "P9-03", "P9-04", "P9-05", "P9-06"];
        foreach (var person in people)
        {
            var task = await app.HasTask($"Việc mới của {person}", dueOn: null);
            tasks.Add(task);
            var draft = await app.Draft($"{tasks.Count}/QĐ-VKS", "2022-01-12", Item(task, person)).ShouldBe(HttpStatusCode.Created);
            var answers = await Task.WhenAll(
                Move(app, person, OtherDivision, "2022-07-01"),
                app.Head.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()));
            Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed }));
            if (answers[0].StatusCode != HttpStatusCode.Created)
                await Move(app, person, OtherDivision, "2022-07-01").ShouldBe(HttpStatusCode.Created);
            if (answers[1].StatusCode != HttpStatusCode.OK)
                await ChangeNow(app.Head, HttpMethod.Post, draft.Headers.Location!.ToString(), "/issue").ShouldBe(HttpStatusCode.OK);
        }
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await app.Bus.ShouldHavePublishedExactly<PersonTransferred>(people.Length);
        foreach (var task in tasks)
        {
            Assert.Single(await app.Responsibles(task, "2022-06-30"));
            Assert.Empty(await app.Responsibles(task, "2022-07-01"));
        }
    }

    [Fact]
    public async Task A_record_of_a_hand_over_has_an_end()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var transfer = await Move(app, "P9-04", OtherDivision, "2022-07-01").ShouldBeOk<JsonElement>();
        var record = $"{Api}/handovers/{transfer.GetProperty("handOverId").GetGuid()}";
        for (var number = 0; number < 200; number++)
            await Notes(number).ShouldBe(HttpStatusCode.OK);
        await Notes(200).ShouldBeProblem(409, "hand-over-full");

        Task<HttpResponseMessage> Notes(int number) =>
            ChangeNow(app.Staff("P9-04"), HttpMethod.Post, record, "/notes", new { subject = $"Việc {number}", text = "Hồ sơ ở tủ 2" });
    }

    [Fact]
    public async Task A_transfer_that_the_dates_do_not_allow_is_refused()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await Move(app, "P9-04", Division, "2022-07-01").ShouldBeProblem(409, "person-move-to-same-unit");
        await Move(app, "P9-04", OtherDivision, "2015-01-01").ShouldBeProblem(409, "person-move-outside-service");
        await Move(app, "P9-04", "KHONG.CO", "2022-07-01").ShouldBeProblem(403, "outside-your-units");
        var transfer = await Move(app, "P9-04", OtherDivision, "2022-07-01").ShouldBeOk<JsonElement>();
        await Move(app, "P9-04", Province, "2022-08-01").ShouldBeProblem(409, "person-move-planned");
        var body = new { fullName = "Phạm Thị Đào", unitCode = OtherDivision, kind = "civilServant", recruitedOn = "2010-01-01", servesFrom = "2015-01-01" };
        await ChangeNow(app.Chief, HttpMethod.Put, $"{Api}/people/P9-04", "", body).ShouldBeProblem(409, "person-service-by-transfer");
        app.Clock.MoveTo(new DateTimeOffset(2022, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await app.Bus.ShouldHavePublished<PersonTransferred>();
        var cancel = $"/transfers/{transfer.GetProperty("id").GetGuid()}/cancel";
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", cancel, new { reason = "Muộn" }).ShouldBeProblem(409, "transfer-in-effect");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", $"/transfers/{Guid.NewGuid()}/cancel", new { reason = "Không có" }).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Only_whoever_leads_both_units_transfers()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var body = new { toUnitCode = OtherDivision, effectiveOn = "2022-07-01", decisionNumber = "77/QĐ-VKS" };
        await ChangeNow(app.Head, HttpMethod.Post, $"{Api}/people/P9-04", "/transfers", body).ShouldBeProblem(403, "not-permitted");
        await ChangeNow(app.As(Roles.Chief, Division), HttpMethod.Post, $"{Api}/people/P9-04", "/transfers", body).ShouldBeProblem(403, "outside-your-units");
        await app.Chief.Send(HttpMethod.Post, $"{Api}/people/P9-04/transfers", body).ShouldBeProblem(428, "if-match-required");
    }

    [Fact]
    public async Task A_hand_over_is_written_by_those_who_know_and_received_by_somebody_else()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var task = await app.HasTask("Việc đang giữ");
        await app.Issue("05/QĐ-VKS", "2022-01-11", Item(task, "P9-04")).ShouldBe(HttpStatusCode.OK);
        var path = await HandOverOf(app, await Move(app, "P9-04", OtherDivision, "2022-07-01").ShouldBeOk<JsonElement>());
        var she = app.Staff("P9-04");
        await ChangeNow(app.Staff("P9-05"), HttpMethod.Put, path, $"/tasks/{task}", new { note = "Xen vào" }).ShouldBeProblem(403, "hand-over-not-yours");
        await ChangeNow(she, HttpMethod.Put, path, $"/tasks/{task}", new { receiverPersonCode = "P9-04" }).ShouldBeProblem(409, "hand-over-receiver-is-giver");
        await ChangeNow(she, HttpMethod.Put, path, $"/tasks/{task}", new { receiverPersonCode = "P9-99" }).ShouldBeProblem(400, "validation-failed");
        await ChangeNow(she, HttpMethod.Put, path, $"/tasks/{Guid.NewGuid()}", new { note = "Không có" }).ShouldBeProblem(409, "hand-over-task-unknown");
        await ChangeNow(she, HttpMethod.Post, path, "/give").ShouldBeProblem(409, "hand-over-task-without-word");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/give").ShouldBeProblem(403, "hand-over-not-yours");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/receive", new { }).ShouldBeProblem(409, "hand-over-not-given");
        await ChangeNow(app.As(Roles.UnitHead, Division, personCode: "P9-04"), HttpMethod.Post, path, "/receive", new { reason = "Tự nhận" })
            .ShouldBeProblem(409, "hand-over-receive-own");
        var decision = new { number = "20/QĐ-VKS", signedOn = "2022-06-28", signingCapacity = "inOwnOffice" };
        await app.Head.Create($"{path}/decision", decision).ShouldBeProblem(409, "hand-over-nothing-to-give");
        await ChangeNow(app.Head, HttpMethod.Post, path, "/receive", new { reason = "Người bàn giao nghỉ ốm dài ngày" }).ShouldBe(HttpStatusCode.OK);
        await ChangeNow(she, HttpMethod.Post, path, "/notes", new { subject = "Muộn", text = "Muộn" }).ShouldBeProblem(409, "hand-over-not-open");
        await app.As(Roles.Staff, OtherDivision, personCode: "P10-09").GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        // From the new unit she still sees what she handed over.
        await app.As(Roles.Staff, OtherDivision, personCode: "P9-04").GetAsync(new Uri(path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_seconded_person_serves_two_units_each_with_its_share()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        var whole = await Capacity(app, Division, "2022-03-01");
        await Second(app, OtherDivision, "2022-03-01", "2022-08-31", 40).ShouldBe(HttpStatusCode.OK);
        var (own, other) = (await Capacity(app, Division, "2022-03-01"), await Capacity(app, OtherDivision, "2022-03-01"));
        Assert.InRange(other, 48, 54); // 40 % of six months
        Assert.InRange(own + other, whole - 1, whole); // parts of days are no days
        Assert.Equal(0, await Capacity(app, OtherDivision, "2022-09-01"));

        var (here, there) = (await app.HasTask("Việc ở phòng mình"), await app.HasTask("Việc biệt phái", unit: OtherDivision, dueOn: "2022-12-31"));
        await app.Issue("05/QĐ-VKS", "2022-03-01", Item(here, "P9-04")).ShouldBe(HttpStatusCode.OK);
        var draft = await app.Chief.Create($"{Api}/decisions", Decision("01/QĐ-VKS", "2022-03-01", [Item(there, "P9-04", overrideReason: "Bàn giao trước 31/8")], OtherDivision))
            .ShouldBe(HttpStatusCode.Created);
        await app.Chief.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(("P9-04", "P9-04"), (await Holder(app, here, "2022-08-31"), await Holder(app, there, "2022-08-31")));
        Assert.Empty(await app.Responsibles(there, "2022-09-01"));
        var row = await Row(app, OtherDivision, "2022-03-01");
        Assert.Equal(1, row.GetProperty("tasks").GetInt32());
    }

    [Fact]
    public async Task A_secondment_that_does_not_fit_is_refused_and_ends_with_what_was_held_by_it()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await Second(app, Division, "2022-03-01", "2022-08-31", 40).ShouldBeProblem(409, "person-serves-there-already");
        await Second(app, OtherDivision, "2022-03-01", "2025-03-01", 40).ShouldBeProblem(409, "secondment-too-long");
        var person = await Second(app, OtherDivision, "2022-03-01", "2022-08-31", 60).ShouldBeOk<JsonElement>();
        await Second(app, Province, "2022-08-31", "2022-12-31", 50).ShouldBeProblem(409, "person-more-than-whole-time");
        await Second(app, Province, "2022-09-01", "2022-12-31", 50).ShouldBe(HttpStatusCode.OK);
        await Move(app, "P9-04", OtherDivision, "2022-07-01").ShouldBeProblem(409, "person-seconded-there");

        var there = await app.HasTask("Việc biệt phái", unit: OtherDivision, dueOn: null);
        var draft = await app.Chief.Create($"{Api}/decisions", Decision("01/QĐ-VKS", "2022-03-01", [Item(there, "P9-04")], OtherDivision)).ShouldBe(HttpStatusCode.Created);
        await app.Chief.Change(HttpMethod.Post, draft.Headers.Location + "/issue", draft.Etag()).ShouldBe(HttpStatusCode.OK);
        var id = person.GetProperty("services").EnumerateArray().Single(service => service.GetProperty("kind").GetString() == "secondment").GetProperty("id").GetGuid();
        var end = $"/secondments/{id}/end";
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", end, new { lastDay = "2022-12-31" }).ShouldBeProblem(409, "person-move-outside-service");
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", end, new { lastDay = "2022-04-30" }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("P9-04", await Holder(app, there, "2022-04-30"));
        Assert.Empty(await app.Responsibles(there, "2022-05-01"));
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", $"/secondments/{Guid.NewGuid()}/end", new { lastDay = "2022-04-30" }).ShouldBeProblem(404, "not-found");
    }

    private static Task<HttpResponseMessage> Second(AssignmentsApp app, string unit, string from, string to, int sharePercent) => ChangeNow(
        app.Chief, HttpMethod.Post, $"{Api}/people/P9-04", "/secondments",
        new { unitCode = unit, from, to, sharePercent, decisionNumber = "78/QĐ-VKS" });

    private static async Task<JsonElement> Row(AssignmentsApp app, string unit, string asOf) =>
        (await app.Chief.Read<JsonElement>($"{Api}/workload?unit={unit}&asOf={asOf}")).GetProperty("people").EnumerateArray()
            .FirstOrDefault(person => person.GetProperty("personCode").GetString() == "P9-04");

    private static async Task<int> Capacity(AssignmentsApp app, string unit, string asOf) =>
        await Row(app, unit, asOf) is { ValueKind: JsonValueKind.Object } row ? row.GetProperty("capacityDays").GetInt32() : 0;

    private static async Task<string?> Holder(AssignmentsApp app, Guid task, string asOf) =>
        Assert.Single(await app.Responsibles(task, asOf)).GetProperty("personCode").GetString();
}
