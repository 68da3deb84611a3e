using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Fields;

public sealed class KeepingReferenceData : IAsyncLifetime
{
    private const string Fields = $"{PlanningApp.Api}/fields";
    private const string Calendar2022 = $"{PlanningApp.Api}/calendars/2022";
    private readonly PlanningApp _app = new();

    private HttpClient Admin => _app.AsAdministrator;

    public Task InitializeAsync() => _app.HasFields("DAN-SU", "HINH-SU");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_field_of_work_is_described_anew_and_listed_in_order()
    {
        var (_, etag) = await PlanningApp.Open(Admin, $"{Fields}/HINH-SU");
        await Admin.Change(HttpMethod.Put, $"{Fields}/HINH-SU", etag, new { name = "Kiểm sát án hình sự", kind = "procuratorial", ordinal = 7 })
            .ShouldBe(HttpStatusCode.OK);
        await Admin.Change(HttpMethod.Put, $"{Fields}/HINH-SU", etag, new { name = "Khác", kind = "procuratorial", ordinal = 0 })
            .ShouldBeProblem(412, "stale-version");
        var list = await _app.As("staff", "QT").Read<JsonElement>(Fields);
        Assert.Equal(["DAN-SU", "HINH-SU"], list.GetProperty("items").EnumerateArray().Select(field => field.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_field_of_work_is_there_once_and_not_for_everybody_to_make()
    {
        var field = new { code = "DAN-SU", name = "Dân sự", kind = "procuratorial", ordinal = 1 };
        await Admin.Create(Fields, field).ShouldBeProblem(409, "already-exists");
        await _app.As("systemAdministrator", "QT", subtree: true).Create(Fields, field).ShouldBeProblem(403, "outside-your-units");
        await _app.As("planner", "QT").Create(Fields, field).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task A_year_shows_the_published_days_and_its_own_over_them()
    {
        var (year, etag) = await PlanningApp.Open(Admin, Calendar2022);
        Assert.Equal("\"0\"", etag);
        Assert.All(year.GetProperty("days").EnumerateArray(), day => Assert.False(day.GetProperty("own").GetBoolean()));
        var changed = await Admin.Change(HttpMethod.Put, Calendar2022, etag, Days("2022-03-07")).ShouldBe(HttpStatusCode.OK);
        var own = (await changed.ShouldBeOk<JsonElement>()).GetProperty("days").EnumerateArray().Single(day => day.GetProperty("own").GetBoolean());
        Assert.Equal("2022-03-07", own.GetProperty("date").GetString());
        await Admin.Change(HttpMethod.Put, Calendar2022, etag, Days()).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_day_of_another_year_and_a_day_twice_are_refused()
    {
        await Admin.Change(HttpMethod.Put, Calendar2022, "\"0\"", Days("2023-03-07")).ShouldBeProblem(409, "calendar-day-in-other-year");
        await Admin.Change(HttpMethod.Put, Calendar2022, "\"0\"", Days("2022-03-07", "2022-03-07")).ShouldBeProblem(409, "calendar-day-twice");
    }

    [Fact]
    public async Task The_work_year_of_the_sector_begins_in_December()
    {
        var periods = await Admin.Read<JsonElement>($"{PlanningApp.Api}/periods?workYear=2022");
        var half = periods.EnumerateArray().Single(period => period.GetProperty("code").GetString() == "2022-H1");
        Assert.Equal(("2021-12-01", "2022-05-31"), (half.GetProperty("from").GetString(), half.GetProperty("to").GetString()));
        await (await Admin.GetAsync(new Uri($"{PlanningApp.Api}/periods?workYear=2022&calendar=lunar", UriKind.Relative)))
            .ShouldBeProblem(409, "period-calendar-unknown");
    }

    private static object Days(params string[] dates) => new
    {
        days = dates.Select(date => new { date, kind = "compensatoryOff", name = "Nghỉ hoán đổi", basis = "Quyết định của Thủ tướng Chính phủ" }),
    };
}
