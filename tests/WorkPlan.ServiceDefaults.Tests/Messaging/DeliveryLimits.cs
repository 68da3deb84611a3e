using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>
/// A message that ends its consumer's process never reaches the retries. A quorum queue counts its deliveries; for a classic queue,
/// which counts none, the service does.
/// </summary>
public sealed class DeliveryLimits
{
    private const string Queue = "ledger-amount-changed";
    private const string ErrorQueue = "ledger-amount-changed_error";
    private const int Limit = 3;
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1 };
    private static readonly Action<MessagingBuilder> _consumers = consumers => consumers.Add<AmountChangedConsumer>();
    private static readonly (string, string)[] _settings = [("Messaging:QueueType", "Classic"), ("Messaging:DeliveryLimit", $"{Limit}")];

    [Fact]
    public async Task A_quorum_queue_gives_up_a_message_that_always_comes_back()
    {
        await using var stage = await Stage.SetAsync();
        (string, string)[] settings = [("Messaging:QueueType", "Quorum"), ("Messaging:DeliveryLimit", $"{Limit}")];
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>(), settings);
        await host.StopAsync();
        await using var connection = await new ConnectionFactory { Uri = stage.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", Queue, mandatory: true, "poison"u8.ToArray());

        // As a consumer whose connection breaks each time: what it held comes back.
        var deliveries = 0;
        await Eventually.True(async () =>
        {
            if (await channel.BasicGetAsync(Queue, autoAck: false) is { } delivery)
            {
                deliveries++;
                await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: true);
            }
            return await channel.MessageCountAsync(ErrorQueue) == 1;
        });

        Assert.Equal(Limit + 1, deliveries);
        Assert.Equal(0u, await channel.MessageCountAsync(Queue));
        var given = Assert.Single(await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None));
        Assert.Equal("poison", given.Body);
        Assert.Contains("delivery_limit", given.Reason, StringComparison.Ordinal);
    }

    /// <summary>It is cut off, and comes again, as often as the limit says; then nobody runs it any more.</summary>
    [Fact]
    public async Task A_classic_queue_s_message_that_always_comes_back_is_given_up_too()
    {
        await using var stage = await Stage.SetAsync();
        var id = Guid.NewGuid();
        var publisher = await WithQueue(stage);
        await publisher.Deliver(_change, id, (Redeliveries.TimesHeader, Limit));
        await CutOff(stage);

        var host = await stage.StartHost(_consumers, _settings);
        await Eventually.True(async () => (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages == 1);

        Assert.Equal(0, host.Behaviour.Calls);
        Assert.Equal(0, await stage.Database.PostingsOf("a"));
        var given = Assert.Single(await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None));
        Assert.Equal(id.ToString(), given.MessageId);
        Assert.Contains("delivery_limit", given.Reason, StringComparison.Ordinal);

        // Repaired and sent again, it has its effect.
        Assert.Equal(1, await host.ErrorQueues.ReplayAsync(ErrorQueue, null, CancellationToken.None));
        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
    }

    /// <summary>Before that, each cut is counted in what comes again: later, with the same identity, and to the same effect.</summary>
    [Fact]
    public async Task What_was_cut_off_is_counted_and_tried_again()
    {
        await using var stage = await Stage.SetAsync();
        var id = Guid.NewGuid();
        var publisher = await WithQueue(stage);
        await publisher.Deliver(_change, id, (Redeliveries.TimesHeader, Limit - 1), (ParkingLot.TimesHeader, 4));
        await CutOff(stage);

        var host = await stage.StartHost(_consumers, _settings);

        var waiting = await Eventually.Some(() => stage.Database.Read(db => db.Set<OutboxMessage>().SingleOrDefaultAsync()));
        Assert.Equal(0, host.Behaviour.Calls);
        Assert.Equal($"exchange:{Queue}", waiting.Destination);
        var counted = OutboxHeaders.Parse(waiting.Headers).Custom!;
        Assert.Equal($"{Limit}", counted[Redeliveries.TimesHeader]);
        Assert.Equal("4", counted[ParkingLot.TimesHeader]);
        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
        Assert.Equal(id, await stage.Database.Read(db => db.Postings.Select(posting => posting.MessageId).SingleAsync()));
        await Eventually.Equal(0, () => stage.Database.Waiting());
    }

    /// <summary>The first cut costs no pause: a service that was stopped and started again goes on at once.</summary>
    [Fact]
    public async Task What_was_cut_off_for_the_first_time_waits_for_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var publisher = await WithQueue(stage);
        await publisher.Deliver(_change, Guid.NewGuid());
        await CutOff(stage);

        var host = await stage.StartHost(_consumers, _settings);

        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
        Assert.Equal(1, host.Behaviour.Calls);
    }

    /// <summary>What is rejected for good is not lost.</summary>
    [Fact]
    public async Task What_is_rejected_on_a_classic_queue_goes_to_the_error_queue()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>(), ("Messaging:QueueType", "Classic"));
        await host.StopAsync();
        await using var connection = await new ConnectionFactory { Uri = stage.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("", Queue, mandatory: true, "poison"u8.ToArray());

        var delivery = await Eventually.Some(() => channel.BasicGetAsync(Queue, autoAck: false));
        await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: false);

        await Eventually.Equal(1u, () => channel.MessageCountAsync(ErrorQueue));
        Assert.Equal(0u, await channel.MessageCountAsync(Queue));
        var given = Assert.Single(await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None));
        Assert.Equal("poison", given.Body);
        Assert.Contains("rejected", given.Reason, StringComparison.Ordinal);
    }

    /// <summary>An instance that only publishes; the queue is there, and nobody reads it.</summary>
    private static async Task<LedgerHost> WithQueue(Stage stage)
    {
        await (await stage.StartHost(_consumers, _settings)).StopAsync();
        return await stage.StartHost();
    }

    /// <summary>As a consumer whose process ends with the message in its hands.</summary>
    private static async Task CutOff(Stage stage)
    {
        await using var connection = await new ConnectionFactory { Uri = stage.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await Eventually.Some(() => channel.BasicGetAsync(Queue, autoAck: false));
    }
}
