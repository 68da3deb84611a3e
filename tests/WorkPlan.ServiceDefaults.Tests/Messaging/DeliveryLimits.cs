using RabbitMQ.Client;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>A message that ends its consumer's process never reaches the retries: the broker counts its deliveries instead, where it can.</summary>
public sealed class DeliveryLimits
{
    private const string Queue = "ledger-amount-changed";
    private const string ErrorQueue = "ledger-amount-changed_error";

    [Fact]
    public async Task A_quorum_queue_gives_up_a_message_that_always_comes_back()
    {
        const int Limit = 3;
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

    /// <summary>It counts no deliveries, but what is rejected for good is not lost.</summary>
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
}
