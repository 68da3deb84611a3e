using System.Diagnostics;
using WorkPlan.ServiceDefaults.Tests.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>Alone: a listener of another test would make the spans that here nobody may need.</summary>
[Collection(OneListener.Name)]
public sealed class WithoutACollector
{
    [Fact]
    public async Task What_a_consumer_logs_still_belongs_to_the_request_and_nothing_is_recorded()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var consuming = new TaskCompletionSource<(ActivityTraceId? Trace, bool? IsRecorded)>();
        host.Behaviour.OnAmountChanged = _ =>
        {
            // What the console puts into each line, see LoggingToTheConsole.
            consuming.TrySetResult((Activity.Current?.TraceId, Activity.Current?.IsAllDataRequested));
            return Task.CompletedTask;
        };

        using var request = new Activity("request").Start();
        await host.Publish(new AmountChanged { StreamKey = "a", Version = 1, Amount = 7 });

        Assert.Equal((request.TraceId, false), await consuming.Task.WaitAsync(TimeSpan.FromSeconds(30)));
        await Eventually.Equal(0, () => stage.Database.Waiting());
    }
}
