using WorkPlan.AppHost.Embedded;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class BackOffTests
{
    [Fact]
    public void Doubles_from_half_a_second_to_half_a_minute()
    {
        var backOff = new BackOff();

        Assert.Equal(
            [0.5, 1, 2, 4, 8, 16, 30, 30],
            Enumerable.Range(0, 8).Select(_ => backOff.AfterRunning(TimeSpan.Zero).TotalSeconds));
    }

    [Fact]
    public void Begins_anew_after_a_stable_time()
    {
        var backOff = new BackOff();
        backOff.AfterRunning(TimeSpan.Zero);
        backOff.AfterRunning(TimeSpan.Zero);

        Assert.Equal(BackOff.Shortest, backOff.AfterRunning(BackOff.Stable));
        Assert.Equal(BackOff.Shortest * 2, backOff.AfterRunning(TimeSpan.Zero));
    }
}
