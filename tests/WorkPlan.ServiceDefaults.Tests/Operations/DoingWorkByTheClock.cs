using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Tests.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

public sealed class DoingWorkByTheClock
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly HandClock _clock = new();
    private readonly ScheduledJob _job;

    public DoingWorkByTheClock() => _job = new ScheduledWork(_clock).Add("work", Every);

    [Fact]
    public void One_that_fails_each_time_grows_older_whatever_it_did_before_it_failed()
    {
        for (var round = 0; round < 5; round++)
        {
            using (var run = _job.Start())
            {
                run.CameFurther();
                _clock.Advance(TimeSpan.FromSeconds(5));
            }
            _clock.Advance(Every - TimeSpan.FromSeconds(5));
        }

        Assert.Equal(5 * Every, _job.Age);
        Assert.Equal(false, _job.LastSucceeded);
    }

    [Fact]
    public void One_that_takes_long_is_not_late_as_long_as_it_comes_further()
    {
        using (var run = _job.Start())
        {
            for (var piece = 0; piece < 20; piece++)
            {
                _clock.Advance(TimeSpan.FromSeconds(40));
                run.CameFurther();
            }
            Assert.Equal(TimeSpan.Zero, _job.Age);
            Assert.Equal(_clock.GetUtcNow() + Every, _job.NextAt);

            // Now it hangs.
            _clock.Advance(5 * Every);
            Assert.Equal(5 * Every, _job.Age);
            Assert.Equal(_clock.GetUtcNow() - (4 * Every), _job.NextAt);
            run.Succeeded();
        }
        Assert.Equal(TimeSpan.Zero, _job.Age);
    }
}
