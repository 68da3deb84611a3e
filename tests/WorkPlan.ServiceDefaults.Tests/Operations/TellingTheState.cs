using System.Net;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Tests.Messaging;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.ServiceDefaults.Tests.Operations;

public sealed class TellingTheState
{
    private const string State = "/api/v1/operations/ledger/state";
    private static readonly AmountChanged Change = new() { StreamKey = "a", Version = 1, Amount = 7 };

    [Fact]
    public async Task An_instance_tells_health_queues_outbox_jobs_and_disk()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        await host.Publish(Change);
        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));

        var state = await Eventually.Some(async () =>
            await host.As(Roles.Operator).Read<InstanceState>(State) is { Queues: [{ Consumed.PerSecond: > 0 }], Outbox.Backlog: 0 } read ? read : null);

        Assert.Equal(("ledger", "healthy"), (state.Service, state.Health));
        Assert.Equal(["broker", "database", "start"], state.Checks.Select(check => check.Name).Order());
        Assert.All(state.Checks, check => Assert.Equal("healthy", check.Status));
        var queue = Assert.Single(state.Queues!);
        Assert.Equal(("ledger-amount-changed", 0L, 1L, 0L), (queue.Queue, queue.Messages, queue.Consumers, queue.ErrorMessages));
        Assert.Contains(state.Jobs, job => job is { Job: "outbox.measure", EverySeconds: 5 });
        var database = Assert.Single(state.Stores);
        Assert.True(database is { Kind: "database", Bytes: > 0, FreeBytes: > 0 } && database.VolumeBytes > database.FreeBytes);
        Assert.True(state.WorkingSetBytes > 0 && state.UptimeSeconds > 0);
    }

    [Fact]
    public async Task Without_the_broker_it_tells_the_rest()
    {
        await using var stage = await Stage.SetAsync();
        await using var host = await LedgerHost.StartWithoutBrokerAsync(
            stage.Database, new Uri("amqp://127.0.0.1:1"), consumers => consumers.Add<AmountChangedConsumer>(), ("Health:BrokerStartGrace", "00:00:00"));
        await host.Publish(Change);

        var state = await Eventually.Some(async () =>
            await host.As(Roles.Operator).Read<InstanceState>(State) is { Outbox.Backlog: 1, Health: "degraded" } read ? read : null);

        Assert.Null(state.Queues);
        Assert.Contains(state.Checks, check => check is { Name: "broker", Status: "degraded" });
        Assert.Contains(state.Checks, check => check is { Name: "database", Status: "healthy" });
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost();

        await host.Client.Send(HttpMethod.Get, State).ShouldBe(HttpStatusCode.Unauthorized);
        await host.As(Roles.Auditor).Send(HttpMethod.Get, State).ShouldBe(HttpStatusCode.Forbidden);
    }
}
