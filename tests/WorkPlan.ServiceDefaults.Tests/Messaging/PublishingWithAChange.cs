using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class PublishingWithAChange
{
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1, Amount = 7 };

    [Fact]
    public async Task A_saved_change_is_told_once_and_leaves_no_row_behind()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());

        await host.Publish(_change);

        await Eventually.Equal(1, () => stage.Database.PostingsOf("posted/a"));
        Assert.Equal(7, await stage.Database.Read(db => db.Balances.Select(balance => balance.Amount).SingleAsync()));
        await Eventually.Equal(0, () => stage.Database.Waiting());
        Assert.Equal(1, await stage.Database.PostingsOf("a"));
    }

    [Fact]
    public async Task What_is_not_saved_is_not_told()
    {
        await using var stage = await Stage.SetAsync();
        var tap = await stage.StartTap();
        var host = await stage.StartHost();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(_change);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Save(async (db, events) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await events.Publish(_change with { Version = 2 });
            await db.SaveChangesAsync();
            throw new InvalidOperationException("The handler fails after its save.");
        }));

        await host.Publish(_change with { StreamKey = "b" });
        await Eventually.True(() => tap.Heard.Count > 0);
        Assert.Equal(["b"], tap.Heard.Select(message => message.StreamKey));
    }

    [Fact]
    public async Task The_row_belongs_to_the_transaction_of_the_change()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost();
        await host.Save(async (db, events) =>
        {
            db.Balances.Add(new Balance { Account = "taken" });
            await events.Publish(_change);
        });
        await Eventually.Equal(0, () => stage.Database.Waiting());

        await Assert.ThrowsAsync<DbUpdateException>(() => host.Save(async (db, events) =>
        {
            db.Balances.Add(new Balance { Account = "taken" });
            await events.Publish(_change with { Version = 2 });
        }));

        Assert.Equal(0, await stage.Database.Waiting());
    }

    [Fact]
    public async Task A_commit_wakes_the_dispatcher_before_the_timer()
    {
        await using var stage = await Stage.SetAsync();
        var tap = await stage.StartTap();
        var host = await stage.StartHost(null, ("Messaging:Outbox:PollInterval", "00:01:00"));
        // The first message creates the exchange's channel and the plans of the statements.
        await host.Publish(_change);
        await Eventually.True(() => tap.Heard.Count == 1);

        var waited = Stopwatch.StartNew();
        await host.Publish(_change with { Version = 2 });
        await Eventually.True(() => tap.Heard.Count == 2);
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(5), $"It took {waited.Elapsed}.");

        await host.Save(async (db, events) =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await events.Publish(_change with { Version = 3 });
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
        await Eventually.True(() => tap.Heard.Count == 3, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_timer_finds_what_another_instance_has_written()
    {
        await using var stage = await Stage.SetAsync();
        var lost = await stage.StartHostWithoutBroker();
        await lost.Publish(_change);
        await lost.DisposeAsync();
        var tap = await stage.StartTap();

        await stage.StartHost();

        await Eventually.True(() => tap.Heard.Count == 1);
        await Eventually.Equal(0, () => stage.Database.Waiting());
    }

    [Fact]
    public async Task One_trace_runs_from_the_publisher_to_the_consumer()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MassTransit" or "WorkPlan.Messaging",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        await using var stage = await Stage.SetAsync();
        var seen = new TaskCompletionSource<ActivityTraceId>(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = _ =>
        {
            seen.TrySetResult(Activity.Current?.TraceId ?? default);
            return Task.CompletedTask;
        };

        ActivityTraceId published;
        using (var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
            published = activity.TraceId;
            await host.Publish(_change);
        }

        Assert.Equal(published, await seen.Task.WaitAsync(TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task A_message_without_a_stream_is_sent_too()
    {
        await using var stage = await Stage.SetAsync();
        var lost = await stage.StartHostWithoutBroker();

        await lost.Save((_, events) => events.Publish(new Unordered { Text = "x" }));

        var row = await stage.Database.Read(db => db.Set<OutboxMessage>().SingleAsync());
        Assert.Equal($"message:{row.MessageId:N}", row.StreamKey);
        Assert.Equal("exchange:WorkPlan.ServiceDefaults.Tests.Messaging:Unordered", row.Destination.Split('?')[0]);
    }
}

public sealed record Unordered
{
    public string Text { get; init; } = "";
}
