using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Moments;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Deadlines;

public sealed class MeetingADeadline
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Vietnam;

    [Fact]
    public void A_written_hour_on_a_sunday_does_not_move()
    {
        var may = Deadline.Explicit(new DateOnly(2020, 5, 31), new TimeOnly(16, 0));

        Assert.Equal(DayOfWeek.Sunday, may.DueOn.DayOfWeek);
        Assert.Equal(Instant("2020-05-31T16:00:00+07:00"), may.DueAt);
        Assert.Equal(may, may.Recomputed(Calendar));
    }

    [Theory]
    [InlineData("2020-05-31T15:59:59+07:00", false)]
    [InlineData("2020-05-31T16:00:00+07:00", false)]
    [InlineData("2020-05-31T09:00:01Z", true)]
    [InlineData("2020-05-31T16:01:00+07:00", true)]
    public void What_arrives_at_16_00_is_in_time_and_at_16_01_it_is_late(string at, bool late) =>
        Assert.Equal(late, Deadline.Explicit(new DateOnly(2020, 5, 31), new TimeOnly(16, 0)).IsOverdue(Instant(at)));

    [Fact]
    public void A_computed_deadline_starts_on_the_day_after_its_event_and_skips_tet()
    {
        var supplement = Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 26), 5, Calendar);

        Assert.Equal(new DateOnly(2022, 2, 9), supplement.DueOn);
        Assert.Equal(DeadlineKind.Computed, supplement.Kind);
    }

    [Fact]
    public void Without_an_hour_a_computed_deadline_lasts_until_24_00()
    {
        var deadline = Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 11), 5, Calendar);

        Assert.Null(deadline.Hour);
        Assert.False(deadline.IsOverdue(Instant("2022-01-18T23:59:59.9+07:00")));
        Assert.True(deadline.IsOverdue(Instant("2022-01-19T00:00:00+07:00")));
        Assert.Equal("hết ngày 18/01/2022", deadline.ToString());
    }

    [Fact]
    public void A_computed_deadline_can_have_an_hour()
    {
        var deadline = Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 11), 5, Calendar, new TimeOnly(17, 0));

        Assert.Equal(Instant("2022-01-18T10:00:00Z"), deadline.DueAt);
        Assert.Equal(new TimeOnly(17, 0), deadline.Hour);
        Assert.Equal("17:00 18/01/2022", deadline.ToString());
    }

    [Fact]
    public void Thirty_calendar_days_that_end_at_tet_end_after_it()
    {
        var deadline = Deadline.CalendarDaysAfter(new DateOnly(2022, 1, 2), 30, Calendar);

        Assert.Equal(new DateOnly(2022, 2, 7), deadline.DueOn);
    }

    [Theory]
    [InlineData("2020-05-30T15:59:00+07:00", false)]
    [InlineData("2020-05-30T16:00:00+07:00", true)]
    [InlineData("2020-05-31T16:00:00+07:00", true)]
    [InlineData("2020-05-31T16:00:01+07:00", false)]
    public void It_is_due_soon_on_the_last_day_and_no_longer_once_it_is_over(string now, bool soon) =>
        Assert.Equal(soon, Deadline.Explicit(new DateOnly(2020, 5, 31), new TimeOnly(16, 0)).DueSoon(Instant(now), TimeSpan.FromDays(1)));

    [Fact]
    public void A_new_day_off_moves_what_is_computed_and_keeps_its_hour()
    {
        var deadline = Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 11), 5, Calendar, new TimeOnly(17, 0));
        var storm = new CalendarDay(new DateOnly(2022, 1, 17), CalendarDayKind.CompensatoryOff, "Nghỉ tránh bão", "Công điện mẫu");

        var moved = deadline.Recomputed(Calendar.With([storm]));

        Assert.Equal(VietnamTime.At(new DateOnly(2022, 1, 19), new TimeOnly(17, 0)), moved.DueAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_computed_deadline_gives_at_least_one_day(int days)
    {
        ShouldRefuse(() => Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 11), days, Calendar), "deadline-needs-a-day");
        ShouldRefuse(() => Deadline.CalendarDaysAfter(new DateOnly(2022, 1, 11), days, Calendar), "deadline-needs-a-day");
    }

    [Fact]
    public void No_computed_deadline_ends_on_a_day_off() =>
        Prop.ForAll(
            Gen.Choose(new DateOnly(2021, 1, 1).DayNumber, new DateOnly(2026, 10, 1).DayNumber).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(),
            (day, days) =>
            {
                var eventOn = DateOnly.FromDayNumber(day);
                return Calendar.IsWorkingDay(Deadline.WorkingDaysAfter(eventOn, days, Calendar).DueOn)
                    && Calendar.IsWorkingDay(Deadline.CalendarDaysAfter(eventOn, days, Calendar).DueOn);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_survives_json()
    {
        var computed = Deadline.WorkingDaysAfter(new DateOnly(2022, 1, 26), 5, Calendar);
        var json = JsonSerializer.Serialize(computed, JsonSerializerOptions.Web);

        Assert.Contains("\"kind\":\"computed\"", json, StringComparison.Ordinal);
        Assert.Contains("\"counting\":\"workingDays\"", json, StringComparison.Ordinal);
        Assert.Equal(computed, JsonSerializer.Deserialize<Deadline>(json, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_computed_deadline_that_hides_its_event_is_refused() =>
        ShouldRefuse(
            () => JsonSerializer.Deserialize<Deadline>("""{"kind":"computed","dueAt":"2022-01-18T10:00:00Z"}""", JsonSerializerOptions.Web),
            "deadline-incomplete");
}
