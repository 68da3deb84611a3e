using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Dissemination;

public sealed class DisseminatingDocuments : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));
    private string _directive = "";

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasPeople("QT.P9", "P9-1", "P9-2", "P9-3");
        await _app.HasPeople("QT.P10", "P10-1");
        _directive = $"{PlanningApp.Api}/documents/{await _app.HasDocumentId(Papers.Directive01())}";
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Everybody_who_serves_that_day_must_acknowledge_and_the_others_are_told()
    {
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-4", "QT.P9", from: new(2022, 2, 1)));
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-5", "QT.P9", to: new(2021, 12, 31)));

        var view = await Disseminate(meetingOn: "2022-01-04").ShouldBeOk<JsonElement>();

        Assert.Equal((3, 0), Numbers(view));
        Assert.True(view.GetProperty("timely").GetBoolean());
        Assert.False(view.GetProperty("complete").GetBoolean());
        Assert.Equal(3, view.GetProperty("missing").GetArrayLength());
        var told = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told.DisseminatedOn is not null);
        Assert.Equal((2L, 3, 0, new DateOnly(2022, 1, 4)), (told.Version, told.RequiredPersons, told.AcknowledgedPersons, told.DisseminatedOn));
        Assert.Equal(["P9-1", "P9-2", "P9-3"], told.Missing.Select(missing => missing.PersonCode).Order(StringComparer.Ordinal));
        var owed = await _app.Obligations("kind=acknowledge&unit=QT.P9");
        Assert.Equal(3, owed.Count);
        Assert.All(owed, obligation => Assert.Equal("2022-01-07", obligation.GetProperty("dueOn").GetString()));
        Assert.Single(await _app.Obligations("kind=acknowledge&person=P9-1"));
    }

    [Fact]
    public async Task A_person_acknowledges_and_the_progress_rises()
    {
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        var person = _app.As("staff", "QT.P9", personCode: "P9-1");

        await person.Create($"{_directive}/acknowledgements", new { acknowledgedOn = "2022-01-03" }).ShouldBeProblem(409, "acknowledged-before-meeting");
        await person.Create($"{_directive}/acknowledgements", new { acknowledgedOn = "2022-02-09" }).ShouldBeProblem(409, "acknowledged-in-future");
        await person.Create($"{_directive}/acknowledgements", new { personCodes = new[] { "P9-2" } }).ShouldBeProblem(409, "not-on-acknowledgement-list");
        var views = await person.Create($"{_directive}/acknowledgements", new { acknowledgedOn = "2022-01-05" }).ShouldBeOk<JsonElement>();

        Assert.Equal((3, 1), Numbers(views[0]));
        await person.Create($"{_directive}/acknowledgements", new { }).ShouldBeProblem(409, "already-acknowledged");
        await _app.As("staff", "QT.P9").Create($"{_directive}/acknowledgements", new { }).ShouldBeProblem(409, "no-person-behind-account");
        await _app.As("staff", "QT.P10", personCode: "P10-1").Create($"{_directive}/acknowledgements", new { })
            .ShouldBeProblem(409, "not-on-acknowledgement-list");
        await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told is { Version: 3, AcknowledgedPersons: 1, Missing.Count: 2 });
        await _app.Bus.ShouldHavePublishedExactly<DisseminationProgressed>(3, told => told.UnitCode == "QT.P9");
    }

    [Fact]
    public async Task A_paper_list_is_entered_whole_or_not_at_all()
    {
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        var list = $"{_directive}/acknowledgements";

        await _app.As("planner", "QT.P10").Create(list, List("P9-1")).ShouldBeProblem(403, "outside-your-units");
        await _app.As("staff", "QT.P9", personCode: "P9-1").Create(list, List("P9-1", "P9-2")).ShouldBeProblem(403, "outside-your-units");
        await _app.AsDivisionHead.Create(list, List("P9-1", "P10-1")).ShouldBeProblem(409, "not-on-acknowledgement-list");
        await _app.AsDivisionHead.Create(list, List()).ShouldBeProblem(409, "not-on-acknowledgement-list");
        Assert.Equal((3, 0), Numbers((await Progress())[0]));
        var views = await _app.AsDivisionHead.Create(list, List("P9-1", "P9-2", "P9-3")).ShouldBeOk<JsonElement>();

        Assert.True(views[0].GetProperty("complete").GetBoolean());
        Assert.Equal((3, 3), Numbers((await Progress())[0]));
        await _app.AsDivisionHead.Create(list, List("P9-1")).ShouldBeProblem(409, "already-acknowledged");
        await _app.As("planner", "QT", subtree: true).Create(list, new { unitCode = "QT.P10", personCodes = new[] { "P10-1" } })
            .ShouldBeProblem(409, "not-disseminated-yet");
    }

    [Fact]
    public async Task People_who_acknowledge_at_once_do_not_get_in_each_others_way()
    {
        await Disseminate().ShouldBe(HttpStatusCode.Created);

        var answers = await Task.WhenAll(new[] { "P9-1", "P9-2", "P9-3" }.Select(code =>
            _app.As("staff", "QT.P9", personCode: code, userId: code).Send(HttpMethod.Post, $"{_directive}/acknowledgements", new { })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await _app.Bus.SettleAsync();
        var told = _app.Bus.Published<DisseminationProgressed>(told => told.UnitCode == "QT.P9").ToList();
        Assert.Equal([1, 2, 3, 4, 5], told.Select(known => known.Version).Order());
        Assert.Empty(told.MaxBy(known => known.Version)!.Missing);
    }

    [Fact]
    public async Task What_cannot_have_happened_is_refused()
    {
        await Disseminate(meetingOn: "2021-12-26").ShouldBeProblem(409, "disseminated-before-received");
        await Disseminate(meetingOn: "2022-02-09").ShouldBeProblem(409, "meeting-in-future");
        await Disseminate(by: "P9-99").ShouldBeProblem(409, "person-not-known");
        await Disseminate(client: _app.As("unitHead", "QT.P10")).ShouldBeProblem(403, "outside-your-units");
        await _app.AsChief.Create($"{_directive}/dissemination", new { unitCode = "QT.HL", meetingOn = "2022-01-04", disseminatedBy = "P9-1" })
            .ShouldBeProblem(409, "nobody-serves-in-unit");
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        await Disseminate(meetingOn: "2022-01-05").ShouldBeProblem(409, "already-disseminated");

        var guidance = $"{PlanningApp.Api}/documents/{await _app.HasDocumentId(Papers.Guidance9("QT.P9"))}";
        await _app.AsChief.Create($"{guidance}/dissemination", new { unitCode = "QT.P10", meetingOn = "2022-01-10", disseminatedBy = "P10-1" })
            .ShouldBeProblem(409, "unit-not-addressed");
        var draft = $"{PlanningApp.Api}/documents/{await _app.HasDocumentId(Papers.Guidance10("QT.P9") with { Draft = true })}";
        await _app.AsChief.Create($"{draft}/dissemination", new { unitCode = "QT.P9", meetingOn = "2022-01-10", disseminatedBy = "P9-1" })
            .ShouldBeProblem(409, "document-is-draft");
    }

    [Fact]
    public async Task Timely_and_complete_are_numbers_over_all_documents_of_the_year()
    {
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        await _app.AsDivisionHead.Create($"{_directive}/acknowledgements", List("P9-1", "P9-2", "P9-3")).ShouldBe(HttpStatusCode.OK);
        var guidance = $"{PlanningApp.Api}/documents/{await _app.HasDocumentId(Papers.Guidance9("QT.P9"))}";
        await _app.AsDivisionHead.Create($"{guidance}/dissemination", new { unitCode = "QT.P9", meetingOn = "2022-01-24", disseminatedBy = "P9-1" })
            .ShouldBe(HttpStatusCode.Created);
        await _app.AsDivisionHead.Create($"{guidance}/acknowledgements", List("P9-1", "P9-2") with { AcknowledgedOn = "2022-01-25" })
            .ShouldBe(HttpStatusCode.OK);
        await _app.HasDocument(Papers.ProvincialPlan01());

        var summary = await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/dissemination?unit=QT.P9&workYear=2022");

        int Number(string name) => summary.GetProperty(name).GetInt32();
        Assert.Equal((3, 2, 1, 1), (Number("documents"), Number("disseminated"), Number("timely"), Number("complete")));
        Assert.Equal((6, 5), (Number("requiredPairs"), Number("acknowledgedPairs")));
        var late = summary.GetProperty("items")[1];
        Assert.False(late.GetProperty("timely").GetBoolean());
        Assert.Equal("P9-3", Assert.Single(late.GetProperty("missing").EnumerateArray()).GetProperty("personCode").GetString());
        await _app.As("staff", "QT.P10").GetAsync(new Uri($"{PlanningApp.Api}/dissemination?unit=QT.P9&workYear=2022", UriKind.Relative))
            .ShouldBeProblem(403, "outside-your-units");
    }

    [Fact]
    public async Task Who_is_not_addressed_any_longer_acknowledges_nothing_and_the_others_are_told()
    {
        await _app.HasPeople("QT.HL", "HL-1", "HL-2");
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        await _app.AsChief.Create($"{_directive}/dissemination", new { unitCode = "QT.HL", meetingOn = "2022-01-04", disseminatedBy = "HL-1" })
            .ShouldBe(HttpStatusCode.Created);
        await _app.AsChief.Create($"{_directive}/acknowledgements", new { unitCode = "QT.HL", personCodes = new[] { "HL-1" }, acknowledgedOn = "2022-01-05" })
            .ShouldBe(HttpStatusCode.OK);
        await _app.AsDivisionHead.Create($"{_directive}/acknowledgements", List("P9-1")).ShouldBe(HttpStatusCode.OK);

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{_directive}/corrections", (await PlanningApp.Open(_app.AsProvincePlanner, _directive)).ETag, new
        {
            material = true,
            reason = "Chỉ gửi Phòng 9",
            document = PlanningApp.Corrected(Papers.Directive01("QT.P9")),
        }).ShouldBe(HttpStatusCode.OK);

        var district = (await _app.Obligations("kind=acknowledge&unit=QT.HL")).ToDictionary(
            owed => owed.GetProperty("debtor").GetProperty("code").GetString()!, owed => (owed.GetProperty("state").GetString(), owed.GetProperty("reopened").GetInt32()));
        Assert.Equal((("satisfied", 0), ("waived", 0)), (district["HL-1"], district["HL-2"]));
        var told = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told is { UnitCode: "QT.HL", RequiredPersons: 1 });
        Assert.Equal((1, 0), (told.AcknowledgedPersons, told.Missing.Count));
        Assert.All(await _app.Obligations("kind=acknowledge&unit=QT.P9"), owed => Assert.Equal(1, owed.GetProperty("reopened").GetInt32()));
    }

    [Fact]
    public async Task Who_need_not_acknowledge_any_longer_is_missing_no_more()
    {
        await Disseminate().ShouldBe(HttpStatusCode.Created);
        var path = $"{PlanningApp.Api}/obligations/{Assert.Single(await _app.Obligations("person=P9-2")).GetProperty("id").GetGuid()}";
        await _app.AsChief.Change(HttpMethod.Post, $"{path}/waive", (await PlanningApp.Open(_app.AsChief, path)).ETag, new { reason = "Nghỉ thai sản" })
            .ShouldBe(HttpStatusCode.OK);
        var told = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told.RequiredPersons == 2);
        Assert.Equal(["P9-1", "P9-3"], told.Missing.Select(person => person.PersonCode).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_has_yet_to_disseminate_a_document_is_told_from_the_start_and_who_is_released_too()
    {
        var directive = Guid.Parse(_directive.Split('/')[^1]);
        foreach (var unit in new[] { "QT", "QT.P9", "QT.P10", "QT.HL" })
        {
            var waiting = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told.DocumentId == directive && told.UnitCode == unit);
            Assert.Equal((1L, null, 0, false), (waiting.Version, waiting.DisseminatedOn, waiting.RequiredPersons, waiting.Released));
            Assert.NotNull(waiting.DueAt);
        }
        Assert.Empty(await _app.Obligations("kind=acknowledge"));
        await _app.Bus.Deliver(PlanningApp.PersonState("P9-4", "QT.P9")); // becomes known, and owes nothing before the meeting
        Assert.Empty(await _app.Obligations("kind=acknowledge"));
        await Disseminate().ShouldBe(HttpStatusCode.Created);

        await Corrects(PlanningApp.Corrected(Papers.Directive01("QT.P9") with { DisseminationDueAt = new(2022, 3, 1, 17, 0, 0, TimeSpan.FromHours(7)) }));
        var released = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told is { UnitCode: "QT.HL", Version: 2 });
        Assert.Equal((true, null), (released.Released, released.DisseminatedOn));
        Assert.Equal("QT.P9", Assert.Single((await _app.AsChief.Read<JsonElement>($"{_directive}/dissemination")).EnumerateArray()).GetProperty("unitCode").GetString());

        await Corrects(PlanningApp.Corrected(Papers.Directive01() with { DisseminationDueAt = new(2022, 3, 1, 17, 0, 0, TimeSpan.FromHours(7)) }));
        var again = await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told is { UnitCode: "QT.HL", Version: 3 });
        Assert.Equal((false, new DateTimeOffset(2022, 3, 1, 10, 0, 0, TimeSpan.Zero)), (again.Released, again.DueAt!.Value));

        await _app.HasDocument(Papers.Directive01() with { Number = "02/CT-VKSTC", IssuedOn = new(2022, 1, 4), ReceivedOn = new(2022, 1, 5), Supersedes = [directive] });
        foreach (var unit in new[] { "QT.P9", "QT.HL" })
            await _app.Bus.ShouldHavePublished<DisseminationProgressed>(told => told.DocumentId == directive && told.UnitCode == unit && told is { Released: true, Version: > 3 });
    }

    private async Task Corrects(object document) => await _app.AsProvincePlanner.Change(
        HttpMethod.Post, $"{_directive}/corrections", (await PlanningApp.Open(_app.AsProvincePlanner, _directive)).ETag,
        new { material = false, reason = "Sửa phạm vi", document }).ShouldBe(HttpStatusCode.OK);

    private sealed record PaperList(string UnitCode, string[] PersonCodes, string AcknowledgedOn);

    private static PaperList List(params string[] codes) => new("QT.P9", codes, "2022-01-05");

    private Task<HttpResponseMessage> Disseminate(string meetingOn = "2022-01-04", string by = "P9-1", HttpClient? client = null) =>
        (client ?? _app.AsDivisionHead).Create($"{_directive}/dissemination", new { unitCode = "QT.P9", meetingOn, disseminatedBy = by });

    private Task<JsonElement> Progress() => _app.AsDivisionHead.Read<JsonElement>($"{_directive}/dissemination?unit=QT.P9");

    private static (int Required, int Acknowledged) Numbers(JsonElement view) =>
        (view.GetProperty("requiredPersons").GetInt32(), view.GetProperty("acknowledgedPersons").GetInt32());
}
