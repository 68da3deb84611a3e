using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Inquiries;

public sealed class AskingTheLevelAbove : IAsyncLifetime
{
    private const string Inquiries = $"{PlanningApp.Api}/inquiries";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 1, 25, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient DistrictHead => _app.As("unitHead", "QT.HL");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DAN-SU");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_deadline_counts_working_days_and_leaves_tet_out()
    {
        // The 15 working days after Tuesday 25/01/2022 skip 31/01 to 04/02.
        var asked = await Ask().ShouldBeOk<JsonElement>();
        Assert.Equal(("2022-02-22", 15, "open"), (asked.GetProperty("dueOn").GetString(), asked.GetProperty("workingDays").GetInt32(), asked.GetProperty("state").GetString()));
        var named = await Ask(new { dueAt = "2022-01-30T10:00:00+07:00" }).ShouldBeOk<JsonElement>();
        Assert.Equal("2022-01-30", named.GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task An_answer_is_owed_reminded_of_escalated_and_settled_like_everything_else()
    {
        var path = (await Ask()).Headers.Location!.ToString(); // due on 22/02
        var asked = await _app.Bus.ShouldHavePublished<InquiryAsked>();
        Assert.Equal(("QT.HL", asked.ToUnitCode), (asked.UnitCode, Text(await Owed(), "unitCode")));
        Assert.Equal(("answer", "open", "2022-02-22"), (Text(await Owed(), "kind"), Text(await Owed(), "state"), Text(await Owed(), "dueOn")));

        await Sweeps(new DateTimeOffset(2022, 2, 21, 8, 0, 0, TimeSpan.FromHours(7)));
        var reminded = await _app.Bus.ShouldHavePublished<ObligationReminded>(told => told.Obligation.Kind == "answer");
        Assert.Equal((asked.InquiryId, asked.Subject), (reminded.Obligation.InquiryId, reminded.Obligation.Document));
        await Sweeps(new DateTimeOffset(2022, 2, 23, 8, 0, 0, TimeSpan.FromHours(7)));
        await _app.Bus.ShouldHavePublished<ObligationEscalated>(told => told.Obligation.InquiryId == asked.InquiryId);
        await _app.Bus.ShouldHavePublished<ObligationDigestPrepared>(told => told.Items.Any(item => item.Kind == "answer"));

        await Answer(path, new { answer = "Áp dụng khoản 2 Điều 26", number = "15/HD-P9", answeredOn = "2022-02-23" }).ShouldBe(HttpStatusCode.OK);
        var settled = await _app.Bus.ShouldHavePublished<InquirySettled>();
        Assert.Equal((new DateOnly(2022, 2, 23), false, "15/HD-P9", 2L), (settled.AnsweredOn, settled.InTime, settled.AnswerNumber, settled.Version));
        Assert.Equal(("satisfied", false), (Text(await Owed(), "state"), (await Owed()).GetProperty("answer").GetProperty("inTime").GetBoolean()));
    }

    [Fact]
    public async Task What_is_taken_back_is_owed_no_longer_and_questions_from_before_are_owed_from_now_on()
    {
        var path = (await Ask()).Headers.Location!.ToString();
        await _app.Database(db => db.Obligations.ExecuteDeleteAsync()); // as an installation has it that asked before answers were owed
        await Sweeps(new DateTimeOffset(2022, 2, 8, 8, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal("open", Text(await Owed(), "state"));
        await DistrictHead.Change(HttpMethod.Post, $"{path}/withdraw", (await PlanningApp.Open(DistrictHead, path)).ETag, new { reason = "Đã rõ" })
            .ShouldBe(HttpStatusCode.OK);
        Assert.Equal("waived", Text(await Owed(), "state"));
        Assert.Null((await _app.Bus.ShouldHavePublished<InquirySettled>()).AnsweredOn);
        await Sweeps(new DateTimeOffset(2022, 2, 9, 8, 0, 0, TimeSpan.FromHours(7)));
        await Owed();
    }

    [Fact]
    public async Task An_answer_is_work_output_of_the_division_that_gave_it()
    {
        var first = (await Ask()).Headers.Location!.ToString();
        var second = (await Ask(new { subject = "Án phí" })).Headers.Location!.ToString();
        await Ask(new { subject = "Thời hiệu" }).ShouldBe(HttpStatusCode.Created);
        var answered = await Answer(first, new { answer = "Áp dụng khoản 2 Điều 26", number = "15/HD-P9", answeredOn = "2022-01-25" }).ShouldBeOk<JsonElement>();
        Assert.Equal(("answered", true, "15/HD-P9"), (
            answered.GetProperty("state").GetString(), answered.GetProperty("inTime").GetBoolean(), answered.GetProperty("answerNumber").GetString()));
        _app.Clock.MoveTo(new DateTimeOffset(2022, 2, 23, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.False((await Answer(second, new { answer = "Miễn án phí" }).ShouldBeOk<JsonElement>()).GetProperty("inTime").GetBoolean());

        var output = await _app.AsDivisionHead.Read<JsonElement>($"{Inquiries}/output?unit=QT.P9&workYear=2022");
        Assert.Equal((2, 1, 1, 1), (
            output.GetProperty("answered").GetInt32(), output.GetProperty("inTime").GetInt32(), output.GetProperty("open").GetInt32(),
            output.GetProperty("overdue").GetInt32()));
        Assert.Equal("DAN-SU", Assert.Single(output.GetProperty("byField").EnumerateArray()).GetProperty("fieldCode").GetString());
        var march = await _app.AsDivisionHead.Read<JsonElement>($"{Inquiries}/output?unit=QT.P9&workYear=2022&period=2022-M03");
        Assert.Equal(0, march.GetProperty("answered").GetInt32());
        await _app.As("unitHead", "QT.P10").GetAsync(new Uri($"{Inquiries}/output?unit=QT.P9&workYear=2022", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task It_is_seen_where_it_was_asked_and_where_it_is_answered()
    {
        var path = (await Ask()).Headers.Location!.ToString();
        Assert.Equal("Thẩm quyền giải quyết", (await PlanningApp.Open(_app.As("staff", "QT.P9"), path)).Body.GetProperty("subject").GetString());
        await _app.As("staff", "QT.P10").GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        _app.Clock.MoveTo(new DateTimeOffset(2022, 3, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        foreach (var (query, count) in new[]
        {
            ("toUnit=QT.P9&overdue=true", 1), ("overdue=false", 0), ("unit=QT.HL&field=DAN-SU&workYear=2022", 1), ("q=tham quyen", 1), ("state=answered", 0), ("under=QT", 1), ("under=QT.P9", 0),
        })
            Assert.Equal(count, (await DistrictHead.Read<JsonElement>($"{Inquiries}?{query}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task What_is_no_question_or_no_answer_is_refused()
    {
        await Ask(new { toUnitCode = "QT.HL" }).ShouldBeProblem(409, "inquiry-not-to-unit-above");
        await Ask(new { unitCode = "QT", toUnitCode = "QT.HL" }, _app.AsChief).ShouldBeProblem(409, "inquiry-not-to-unit-above");
        await Ask(new { askedOn = "2022-01-26" }).ShouldBeProblem(409, "inquiry-in-future");
        await Ask(new { dueAt = "2022-01-24T10:00:00+07:00" }).ShouldBeProblem(409, "inquiry-due-before-asked");
        await Ask(new { fieldCode = "XX" }).ShouldBeProblem(409, "field-unknown");
        await Ask(new { question = "Vụ án MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await Ask(client: _app.AsDivisionHead).ShouldBeProblem(403, "outside-your-units");
        var path = (await Ask(new { toUnitCode = "QT" })).Headers.Location!.ToString();
        await Act(DistrictHead, path, "answer", new { answer = "Tự trả lời" }).ShouldBeProblem(403, "outside-your-units");
        await Act(_app.AsChief, path, "answer", new { answer = "Sớm", answeredOn = "2022-01-24" }).ShouldBeProblem(409, "inquiry-answered-before-asked");
        await Act(_app.AsChief, path, "answer", new { answer = "Muộn", answeredOn = "2022-01-26" }).ShouldBeProblem(409, "inquiry-in-future");
        await Act(DistrictHead, path, "withdraw", new { reason = "Đã rõ" }).ShouldBe(HttpStatusCode.OK);
        await Act(_app.AsChief, path, "answer", new { answer = "Nữa" }).ShouldBeProblem(409, "inquiry-not-open");
        await Act(DistrictHead, path, "withdraw", new { reason = "Nữa" }).ShouldBeProblem(409, "inquiry-not-open");
    }

    private Task<HttpResponseMessage> Answer(string path, object body) => Act(_app.AsDivisionHead, path, "answer", body);

    private static async Task<HttpResponseMessage> Act(HttpClient client, string path, string act, object body) =>
        await client.Change(HttpMethod.Post, $"{path}/{act}", (await PlanningApp.Open(client, path)).ETag, body);

    private Task<HttpResponseMessage> Ask(object? changes = null, HttpClient? client = null)
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            unitCode = "QT.HL",
            toUnitCode = "QT.P9",
            fieldCode = "DAN-SU",
            subject = "Thẩm quyền giải quyết",
            question = "Tranh chấp quyền sử dụng đất có hòa giải ở xã hay không?",
            askedBy = "Kiểm sát viên thụ lý",
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(changes ?? new { })!.AsObject().ToList())
            body[name] = value?.DeepClone();
        return (client ?? DistrictHead).Create(Inquiries, body);
    }

    private async Task<JsonElement> Owed() => Assert.Single(await _app.Obligations("kind=answer"));

    private async Task Sweeps(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
