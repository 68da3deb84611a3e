using static WorkPlan.SharedKernel.Tests.Moments;

namespace WorkPlan.SharedKernel.Tests.Time;

public sealed class TellingVietnamTime
{
    [Theory]
    [InlineData("2025-06-30T16:59:59Z", "2025-06-30")]
    [InlineData("2025-06-30T17:00:00Z", "2025-07-01")]
    public void The_day_begins_at_17_00_utc_of_the_day_before(string utc, string expected) =>
        Assert.Equal(Day(expected), VietnamTime.Today(new FixedClock(Instant(utc))));

    [Fact]
    public void An_hour_of_a_day_is_an_instant_seven_hours_ahead_of_utc()
    {
        var instant = VietnamTime.At(new DateOnly(2020, 5, 31), new TimeOnly(16, 0));

        Assert.Equal(Instant("2020-05-31T09:00:00Z"), instant);
        Assert.Equal(TimeSpan.FromHours(7), instant.Offset);
    }

    [Fact]
    public void The_end_of_a_day_still_belongs_to_it_and_the_next_tick_does_not()
    {
        var end = VietnamTime.EndOf(new DateOnly(2022, 1, 28));

        Assert.Equal(new DateOnly(2022, 1, 28), VietnamTime.DateOf(end));
        Assert.Equal(VietnamTime.StartOf(new DateOnly(2022, 1, 29)), end.AddTicks(1));
    }

    [Fact]
    public void Dates_and_instants_are_written_day_first()
    {
        Assert.Equal("11/01/2022", VietnamTime.Format(new DateOnly(2022, 1, 11)));
        Assert.Equal("16:00 31/05/2020", VietnamTime.Format(Instant("2020-05-31T09:00:00Z")));
    }

    [Theory]
    [InlineData("27/9/2021")]
    [InlineData("27/09/2021")]
    [InlineData(" 27-9-2021 ")]
    [InlineData("27.09.2021")]
    public void Dates_are_read_as_documents_write_them(string text)
    {
        Assert.True(VietnamTime.TryParseDate(text, out var date));
        Assert.Equal(new DateOnly(2021, 9, 27), date);
    }

    [Theory]
    [InlineData("9/27/2021")]
    [InlineData("2021-09-27")]
    [InlineData("29/2/2022")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_dates_are_not_guessed(string? text) => Assert.False(VietnamTime.TryParseDate(text, out _));

    [Theory]
    [InlineData("2012-01-15T00:00:00Z")]
    [InlineData("2022-07-15T00:00:00Z")]
    [InlineData("2026-12-31T23:00:00Z")]
    public void The_zone_has_the_same_offset_all_year(string utc) =>
        Assert.Equal(VietnamTime.Offset, VietnamTime.Zone.GetUtcOffset(Instant(utc)));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
