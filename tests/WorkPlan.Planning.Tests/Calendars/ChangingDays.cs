using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Calendars;

/// <summary>A day off is announced late: what is awaited and was counted in working days is counted anew.</summary>
public sealed class ChangingDays : IAsyncLifetime
{
    private const string Year = $"{PlanningApp.Api}/calendars/2022";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 9, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasDraftedPlan("QT.P9");
        await _app.HasDraftedPlan("QT.HL");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Open_deadlines_in_working_days_move_with_the_day_and_are_reminded_of_anew()
    {
        await _app.HasDocument(Papers.ProvincialPlan01() with { ReceivedOn = new(2022, 1, 26) }); // ten working days: 16/02
        await _app.HasDocument(Papers.Guidance9() with { Number = "20/HD-VKSTC" });               // 21/01
        await Answer("QT.HL");
        await Enters("2022-02-16");

        var (district, division) = (await Owed("QT.HL"), await Owed("QT.P9"));
        Assert.Equal(("2022-02-16", 0), district["01/VKS-VP ngày 11/01/2022"]); // answered: it was due as it was
        Assert.Equal(("2022-02-17", 1), division["01/VKS-VP ngày 11/01/2022"]);
        Assert.Equal(("2022-01-21", 0), division["20/HD-VKSTC ngày 05/01/2022"]); // over before
        await Enters();
        Assert.Equal(("2022-02-16", 2), (await Owed("QT.P9"))["01/VKS-VP ngày 11/01/2022"]);
    }

    [Fact]
    public async Task Explicit_deadlines_stay_and_questions_and_meetings_move()
    {
        await _app.HasPeople("QT.P9", "P9-1");
        await _app.HasFields("DAN-SU");
        var named = await _app.HasDocumentId(Papers.Directive01("QT.P9") with { DisseminationDueAt = new(2022, 2, 16, 17, 0, 0, TimeSpan.FromHours(7)) });
        await _app.AsDivisionHead.Create($"{PlanningApp.Api}/documents/{named}/dissemination", new { unitCode = "QT.P9", meetingOn = "2022-02-08", disseminatedBy = "P9-1" })
            .ShouldBe(HttpStatusCode.Created);
        var all = await _app.HasDocumentId(Papers.Guidance9() with { ReceivedOn = new(2022, 2, 9), AcknowledgedByAll = true });
        var question = (await _app.As("unitHead", "QT.HL").Create($"{PlanningApp.Api}/inquiries", new
        {
            unitCode = "QT.HL",
            toUnitCode = "QT.P9",
            fieldCode = "DAN-SU",
            subject = "Án phí",
            question = "Miễn án phí trong trường hợp nào?",
            askedBy = "Nguyễn Văn Mẫu",
            askedOn = "2022-01-25",
        }).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
        Assert.Equal("2022-02-16", await MeetingDue(all));

        await Enters("2022-02-16");

        Assert.Equal(["2022-02-14", "2022-02-16"], (await _app.Obligations("kind=acknowledge&sort=dueAt")).Select(owed => owed.GetProperty("dueOn").GetString()));
        Assert.Equal("2022-02-17", await MeetingDue(all));
        await _app.Bus.ShouldHavePublished<DisseminationProgressed>(
            told => told.DocumentId == all && told.DueAt is { } due && VietnamTime.DateOf(due) == new DateOnly(2022, 2, 17));
        Assert.Equal("2022-02-23", (await _app.AsDivisionHead.Read<JsonElement>(question)).GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task A_year_of_which_nothing_is_known_says_so_and_operators_see_it()
    {
        var path = $"{PlanningApp.Api}/calendars/2031";
        var (year, etag) = await PlanningApp.Open(_app.AsAdministrator, path);
        Assert.False(year.GetProperty("covered").GetBoolean());
        _app.Clock.MoveTo(new DateTimeOffset(2030, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal(0, (await _app.Anonymous().MetricsWith("workplan_calendar_entries")).ValueOf("workplan_calendar_entries", "ahead"));
        var entered = await _app.AsAdministrator.Change(HttpMethod.Put, path, etag, new
        {
            days = new[] { new { date = "2031-01-23", kind = "holiday", name = "Tết Nguyên đán", basis = "Thông báo nghỉ Tết" } },
        }).ShouldBeOk<JsonElement>();
        Assert.True(entered.GetProperty("covered").GetBoolean());
    }

    private async Task Enters(params string[] days) => await _app.AsAdministrator.Change(HttpMethod.Put, Year, (await PlanningApp.Open(_app.AsAdministrator, Year)).ETag, new
    {
        days = days.Select(day => new { date = day, kind = "holiday", name = "Nghỉ theo thông báo", basis = "Thông báo của Chính phủ" }),
    }).ShouldBe(HttpStatusCode.OK);

    private async Task<Dictionary<string, (string DueOn, int Reopened)>> Owed(string unit) =>
        (await _app.Obligations($"unit={unit}&kind=supplement")).ToDictionary(
            owed => owed.GetProperty("document").GetString()!, owed => (owed.GetProperty("dueOn").GetString()!, owed.GetProperty("reopened").GetInt32()));

    private async Task Answer(string unit)
    {
        var path = $"{PlanningApp.Api}/obligations/{Assert.Single(await _app.Obligations($"unit={unit}&kind=supplement")).GetProperty("id").GetGuid()}";
        await _app.AsChief.Change(HttpMethod.Post, $"{path}/no-change", (await PlanningApp.Open(_app.AsChief, path)).ETag, new { reason = "Đã đủ" })
            .ShouldBe(HttpStatusCode.OK);
    }

    private Task<string> MeetingDue(Guid document) => _app.Database(async db => VietnamTime.DateOf(
        await db.Disseminations.Where(meeting => meeting.DocumentId == document).Select(meeting => meeting.DueAt).Distinct().SingleAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
