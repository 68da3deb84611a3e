using Microsoft.EntityFrameworkCore;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class PublishingWithAChange
{
    [Fact]
    public async Task A_saved_change_is_told_once_and_leaves_no_row_behind()
    {
        await using var vhost = await BrokerVhost.CreateAsync();
        await using var database = await LedgerDatabase.CreateAsync();
        await using var host = await LedgerHost.StartAsync(
            database, vhost.Amqp, consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());

        await host.Publish(new AmountChanged { StreamKey = "a", Version = 1, Amount = 7 });

        await Eventually.Equal(1, () => database.PostingsOf("posted/a"));
        Assert.Equal(7, await database.Read(db => db.Balances.Select(balance => balance.Amount).SingleAsync()));
        await Eventually.Equal(0, () => database.Read(db => db.Set<ServiceDefaults.Messaging.OutboxMessage>().CountAsync()));
        Assert.Equal(1, await database.PostingsOf("a"));
    }
}
