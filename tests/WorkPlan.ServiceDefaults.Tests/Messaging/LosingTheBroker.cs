using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

[Trait("Category", "Faults")]
public sealed class LosingTheBroker
{
    // The client connects again after pauses of up to half a minute, first to send and then to consume.
    private static readonly TimeSpan _back = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Loses_nothing_and_does_nothing_twice()
    {
        await using var node = await RabbitMqNode.StartAsync();
        await using var stage = await Stage.SetAsync(node.Address);
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>().Add<AmountPostedConsumer>());
        var published = 0;
        async Task Publish(int count)
        {
            for (var i = 0; i < count; i++)
                await host.Publish(new AmountChanged { StreamKey = $"s{published % 7}", Version = ++published });
        }

        await Publish(40);
        await Task.WhenAll(Publish(60), node.KillAsync());
        await Publish(50);
        await Eventually.True(async () => (await host.Health()).Status != HealthStatus.Healthy, _back);
        await node.RestartAsync();
        await Publish(10);

        await Eventually.Equal(published, () => stage.Database.Read(db => Task.FromResult(db.Postings.Count(posting => !posting.Account.StartsWith("posted/")))), _back);
        await Eventually.Equal(published, () => stage.Database.Read(db => Task.FromResult(db.Postings.Count(posting => posting.Account.StartsWith("posted/")))), _back);
        await Eventually.Equal(0, () => stage.Database.Waiting(), _back);
        Assert.Equal(published, await stage.Database.Read(db => Task.FromResult(
            db.Postings.Where(posting => !posting.Account.StartsWith("posted/")).Select(posting => posting.Version).Distinct().Count())));
    }

    [Fact]
    public async Task A_service_starts_and_accepts_changes_without_it()
    {
        await using var stage = await Stage.SetAsync();

        var host = await stage.StartHostWithoutBroker();
        await host.Publish(new AmountChanged { StreamKey = "a", Version = 1 });

        Assert.Equal(1, await stage.Database.Waiting());
        Assert.NotEqual(HealthStatus.Healthy, (await host.Health()).Status);
    }
}
