using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class ConsumingAMessage
{
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1, Amount = 7 };

    [Theory]
    [InlineData("Classic")]
    [InlineData("Quorum")]
    public async Task A_message_that_comes_again_changes_nothing(string queueType)
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(
            consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>(), ("Messaging:QueueType", queueType));
        var id = Guid.NewGuid();

        await Task.WhenAll(host.Deliver(_change, id), host.Deliver(_change, id), host.Deliver(_change, id));
        await host.Deliver(_change with { StreamKey = "last" }, Guid.NewGuid());

        await Eventually.Equal(1, () => stage.Database.PostingsOf("posted/last"));
        await Eventually.Equal(0, () => stage.Database.Waiting());
        Assert.Equal(1, await stage.Database.PostingsOf("a"));
        await Eventually.Equal(1, () => stage.Database.PostingsOf("posted/a"));
        Assert.Equal(2, host.Behaviour.Calls);
    }

    [Fact]
    public async Task How_long_it_took_from_publishing_to_effect_is_told_by_queue()
    {
        const double held = 0.5;
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());
        var before = TimeProvider.System.GetTimestamp();
        host.Behaviour.OnAmountChanged = _ => Eventually.True(() => TimeProvider.System.GetElapsedTime(before).TotalSeconds > held);

        await host.Publish(_change);
        await Eventually.Equal(1, () => stage.Database.PostingsOf("posted/a"));

        var took = TimeProvider.System.GetElapsedTime(before).TotalSeconds;
        var lag = await Eventually.Some(async () => (await host.Client.MetricsWith("workplan_inbox_lag_seconds"))["workplan_inbox_lag_seconds"].Samples
            .Where(sample => sample.Labels["queue"] == "ledger-amount-changed").ToList() is { Count: > 0 } samples ? samples : null);
        Assert.Equal(1, lag.Single(sample => sample.Name == "workplan_inbox_lag_seconds_count").Value);
        // It began to count when it was published, a little later.
        Assert.InRange(lag.Single(sample => sample.Name == "workplan_inbox_lag_seconds_sum").Value, held / 2, took);
    }

    [Fact]
    public async Task A_failure_takes_back_the_effect_and_what_was_published()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Rule;

        await host.Deliver(_change, Guid.NewGuid());

        await Eventually.True(async () => (await host.ErrorQueues.ListAsync(CancellationToken.None)).Any(queue => queue.Messages == 1));
        Assert.Equal(0, await stage.Database.PostingsOf("a"));
        Assert.Equal(0, await stage.Database.PostingsOf("posted/a"));
        Assert.Equal(0, await stage.Database.Waiting());
        Assert.Equal(0, await stage.Database.Read(db => db.Set<InboxMessage>().CountAsync()));
    }

    [Fact]
    public async Task A_refusal_by_rule_is_not_tried_again()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Rule;

        await host.Deliver(_change, Guid.NewGuid());

        await Eventually.True(async () => (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages == 1);
        Assert.Equal(1, host.Behaviour.Calls);
    }

    [Fact]
    public async Task A_lost_race_is_tried_again_and_has_its_effect_once()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var races = 0;
        host.Behaviour.OnAmountChanged = _ => Interlocked.Increment(ref races) <= 2
            ? throw new DbUpdateConcurrencyException("Somebody else was faster.")
            : Task.CompletedTask;

        await host.Deliver(_change, Guid.NewGuid());

        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
        Assert.Equal(3, host.Behaviour.Calls);
        Assert.Equal(0u, (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages);
    }

    [Fact]
    public async Task Three_times_and_out_of_order_leads_to_the_same_state()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var random = new Random(2022);
        var deliveries = (
            from version in Enumerable.Range(1, 30)
            from account in new[] { "x", "y", "z" }
            let message = new AmountChanged { StreamKey = account, Version = version, Amount = (version * 100) + account[0] }
            select (Message: message, Id: Guid.NewGuid())).ToArray();
        var shuffled = deliveries.Concat(deliveries).Concat(deliveries).ToArray();
        random.Shuffle(shuffled);

        await Task.WhenAll(shuffled.Select(delivery => host.Deliver(delivery.Message, delivery.Id)));

        await Eventually.Equal(deliveries.Length, () => stage.Database.Read(db => db.Set<InboxMessage>().CountAsync()), TimeSpan.FromSeconds(30));
        await Eventually.True(() => host.Duplicates() == 2 * deliveries.Length);
        Assert.Equal(deliveries.Length, await stage.Database.Read(db => db.Postings.CountAsync()));
        Assert.Equal(
            [("x", 3000L + 'x'), ("y", 3000L + 'y'), ("z", 3000L + 'z')],
            (await stage.Database.Read(db => db.Balances.OrderBy(balance => balance.Account).ToListAsync()))
                .Select(balance => (balance.Account, balance.Amount)));
        Assert.Equal(0u, (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages);
    }

    [Fact]
    public async Task The_inbox_forgets_what_is_older_than_its_window()
    {
        await using var stage = await Stage.SetAsync();
        await using (var db = stage.Database.Open())
        {
            var now = TimeProvider.System.GetUtcNow();
            db.AddRange(Enumerable.Range(0, 25).Select(i => new InboxMessage
            {
                ConsumerId = "ledger-amount-changed",
                MessageId = Guid.NewGuid(),
                ProcessedUtc = now.AddDays(i < 20 ? -31 : -29),
            }));
            await db.SaveChangesAsync();
        }

        await stage.StartHost(null, ("Messaging:Inbox:CleanUpChunk", "7"), ("Messaging:Inbox:CleanUpInterval", "00:00:00.100"));

        await Eventually.Equal(5, () => stage.Database.Read(db => db.Set<InboxMessage>().CountAsync()));
    }
}
