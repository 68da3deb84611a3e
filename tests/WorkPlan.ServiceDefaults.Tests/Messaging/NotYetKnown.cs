using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class NotYetKnown
{
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1, Amount = 7 };

    [Fact]
    public async Task A_message_waits_for_what_it_refers_to_and_has_its_effect_then()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Unknown;
        var id = Guid.NewGuid();

        await host.Deliver(_change, id);
        var parked = await Eventually.Some(() => stage.Database.Read(db => db.Set<OutboxMessage>().SingleOrDefaultAsync()));
        Assert.Equal("exchange:ledger-amount-changed", parked.Destination);
        Assert.Equal("The account a is not known here yet.", parked.LastError);
        Assert.Equal(0, await stage.Database.PostingsOf("a"));
        // Comes again in vain, and is parked for longer.
        await Eventually.True(() => host.Behaviour.Calls == 2);
        host.Behaviour.OnAmountChanged = null;

        await Eventually.Equal(1, () => stage.Database.PostingsOf("posted/a"));
        Assert.Equal(id, await stage.Database.Read(db => db.Postings.Where(posting => posting.Account == "a").Select(posting => posting.MessageId).SingleAsync()));
        await Eventually.Equal(0, () => stage.Database.Waiting());
        Assert.All(await host.ErrorQueues.ListAsync(CancellationToken.None), queue => Assert.Equal(0u, queue.Messages));
    }

    [Fact]
    public async Task The_same_delivery_twice_is_parked_once()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Unknown;
        var id = Guid.NewGuid();

        await Task.WhenAll(host.Deliver(_change, id), host.Deliver(_change, id));

        await Eventually.True(() => host.Behaviour.Calls == 2);
        await Eventually.Equal(1, () => stage.Database.Waiting());
    }

    [Fact]
    public async Task What_has_waited_too_long_goes_to_the_error_queue()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(
            consumers => consumers.Add<AmountChangedConsumer>(), ("Messaging:ParkingLimit", "00:00:00.001"));
        host.Behaviour.OnAmountChanged = Refusals.Unknown;

        await host.Deliver(_change, Guid.NewGuid());

        await Eventually.True(async () => (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages == 1);
        var message = Assert.Single(await host.ErrorQueues.PeekAsync("ledger-amount-changed_error", 10, CancellationToken.None));
        Assert.Equal("The account a is not known here yet.", message.Reason);
    }
}
