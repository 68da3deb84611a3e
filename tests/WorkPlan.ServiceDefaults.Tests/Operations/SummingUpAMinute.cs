using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

public sealed class SummingUpAMinute
{
    private readonly HandClock _clock = new();

    [Fact]
    public void Nothing_has_no_durations() => Assert.Equal(new RequestFigures(0, 0, null, null, null), new RollingMinute(_clock).Summarise());

    [Theory]
    [InlineData(0.002)]
    [InlineData(0.05)]
    [InlineData(1.7)]
    [InlineData(30)]
    public void A_percentile_is_at_most_a_quarter_too_much(double seconds)
    {
        var minute = new RollingMinute(_clock);
        for (var i = 0; i < 100; i++)
            minute.Record(seconds, failed: false);

        Assert.InRange(minute.Summarise().P95Ms!.Value, seconds * 1_000, seconds * 1_250 + 0.1);
    }

    [Fact]
    public void Ninety_quick_ones_and_ten_slow_ones_are_told_apart()
    {
        var minute = new RollingMinute(_clock);
        for (var i = 0; i < 100; i++)
            minute.Record(i < 90 ? 0.01 : 2, failed: i % 4 == 0);

        var figures = minute.Summarise();
        Assert.InRange(figures.P50Ms!.Value, 10, 13);
        Assert.InRange(figures.P95Ms!.Value, 2_000, 2_500);
        Assert.Equal(figures.PerSecond / 4, figures.ErrorsPerSecond, 2);
    }

    [Fact]
    public void What_is_older_than_a_minute_is_forgotten()
    {
        var minute = new RollingMinute(_clock);
        minute.Record(0.01, failed: true);
        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(minute.Summarise().PerSecond > 0);

        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(0, minute.Summarise().PerSecond);
    }

    [Fact]
    public void The_rate_is_that_of_the_time_since_the_start_while_that_is_short()
    {
        var minute = new RollingMinute(_clock);
        _clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 100; i++)
            minute.Record(0.01, failed: false);

        Assert.Equal(10, minute.Summarise().PerSecond);
    }
}
