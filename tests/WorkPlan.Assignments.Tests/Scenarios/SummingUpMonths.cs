using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Testing.Http;
using static WorkPlan.Assignments.Tests.AssignmentsApp;

namespace WorkPlan.Assignments.Tests.Scenarios;

/// <summary>What a month was for each person, and what the next one brings beside leave.</summary>
public sealed class SummingUpMonths
{
    private const string He = "P9-05";

    [Fact]
    public async Task A_month_says_what_was_done_what_is_overdue_what_is_due_and_the_load_beside_leave()
    {
        await using var app = await Worked();
        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 15, 9, 0, 0, TimeSpan.FromHours(7)));
        var digest = await app.Staff(He).Read<JsonElement>($"{Api}/people/{He}/work-digest?month=2022-M01");
        Assert.Equal(("2022-01-01", "2022-01-31", "2022-01-31"), (Text(digest, "from"), Text(digest, "to"), Text(digest, "asOf")));
        Assert.Equal([("Trễ hạn", 3), ("Đúng hạn", 0)], Titles(digest, "done"));
        Assert.Equal([("Hạn cuối tháng", 1), ("Quá hạn", 14)], Titles(digest, "overdue"));
        Assert.Equal([("Tháng hai", 0)], Titles(digest, "due"));
        // February 2022: 20 week days, less Tết (31/01–04/02) and three days of leave.
        var load = digest.GetProperty("workload");
        Assert.Equal((16, 3, 13), (Number(load, "workingDays"), Number(load, "leaveDays"), Number(load, "capacityDays")));
        Assert.Equal((20, 20 * 100 / 13), (Number(load, "effortDays"), Number(load, "percent")));
        // While the month lasts its last day's deadline has not passed; what supports counts as well.
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 31, 23, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal([("Quá hạn", 13)], Titles(await app.Head.Read<JsonElement>($"{Api}/people/{He}/work-digest"), "overdue"));
        Assert.Equal("support", Text((await app.Head.Read<JsonElement>($"{Api}/people/P9-06/work-digest?month=2022-M01")).GetProperty("done")[0], "role"));
    }

    [Fact]
    public async Task In_the_first_days_everybody_with_something_in_it_is_told_once()
    {
        await using var app = await Worked();
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 31, 23, 59, 0, TimeSpan.FromHours(7)));
        await app.Bus.ShouldNotHavePublished<WorkDigestPrepared>();
        await using var twin = app.Twin();
        app.Clock.MoveTo(new DateTimeOffset(2022, 2, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        var told = await app.Bus.ShouldHavePublished<WorkDigestPrepared>(one => one.PersonCode == He);
        Assert.Equal(("2022-M01", 2, 1, 1, 2), (told.Period, told.Done, told.DoneLate, told.Due, told.Overdue));
        Assert.Equal((20, 13, 3, Division), (told.EffortDays, told.CapacityDays, told.LeaveDays, told.UnitCode));
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        // Who held nothing is told nothing: he, and who supported him.
        await app.Bus.ShouldHavePublishedExactly<WorkDigestPrepared>(2);
    }

    [Fact]
    public async Task What_is_no_month_or_has_not_begun_is_refused()
    {
        await using var app = await new AssignmentsApp().HasDivisionNine();
        await app.Head.GetAsync(Of(He, "2022-Q1")).ShouldBeProblem(409, "digest-not-a-month");
        await app.Head.GetAsync(Of(He, "2022-M02")).ShouldBeProblem(409, "digest-not-yet");
        await app.Head.GetAsync(Of(He, "mai")).ShouldBeProblem(409, "period-code-unreadable");
        await app.As("unitHead", OtherDivision).GetAsync(Of(He, "2022-M01")).ShouldBeProblem(404, "not-found");
    }

    private static async Task<AssignmentsApp> Worked()
    {
        var app = await new AssignmentsApp().HasDivisionNine();
        var required = Requirement(effortDays: 5);
        var (inTime, late) = (await app.HasTask("Đúng hạn", required, dueOn: "2022-01-20"), await app.HasTask("Trễ hạn", required, dueOn: "2022-01-17"));
        var (overdue, lastDay) = (await app.HasTask("Quá hạn", required, dueOn: "2022-01-18"), await app.HasTask("Hạn cuối tháng", required, dueOn: "2022-01-31"));
        var (due, far) = (await app.HasTask("Tháng hai", required, dueOn: "2022-02-28"), await app.HasTask("Xa", required, dueOn: "2022-06-30"));
        await app.Issue("05/QĐ-VKS", "2022-01-12", [.. new[] { inTime, late, overdue, lastDay, due, far }.Select(task => Item(task, He)), Item(inTime, "P9-06", "support")])
            .ShouldBe(HttpStatusCode.OK);
        await ChangeNow(app.Chief, HttpMethod.Post, $"{Api}/people/{He}", "/absences", new { kind = "leave", from = "2022-02-08", to = "2022-02-10" }).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(new DateTimeOffset(2022, 1, 21, 9, 0, 0, TimeSpan.FromHours(7)));
        foreach (var task in new[] { inTime, late })
            await ChangeNow(app.Staff(He), HttpMethod.Post, $"{Api}/tasks/{task}", "/complete", new { completedOn = "2022-01-20" }).ShouldBe(HttpStatusCode.OK);
        return app;
    }

    private static Uri Of(string person, string month) => new($"{Api}/people/{person}/work-digest?month={month}", UriKind.Relative);

    private static List<(string? Title, int DaysLate)> Titles(JsonElement digest, string part) =>
        [.. digest.GetProperty(part).EnumerateArray().Select(task => (Text(task, "title"), Number(task, "daysLate"))).OrderBy(task => task.Item1, StringComparer.Ordinal)];

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
