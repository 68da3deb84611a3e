using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Tests.Messaging;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

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
    public async Task A_database_that_does_not_answer_is_unhealthy_and_the_other_checks_are_told()
    {
        await using var stage = await Stage.SetAsync();
        await using var host = await LedgerHost.StartWithoutBrokerAsync(
            stage.Database, new Uri("amqp://127.0.0.1:1"), consumers => consumers.Add<AmountChangedConsumer>(),
            builder => builder.Services.PostConfigure<HealthCheckServiceOptions>(
                options => options.Registrations.Single(check => check.Name == "database").Factory = _ => new NeverAnswers()),
            ("Health:BrokerStartGrace", "00:00:00"));

        var state = await host.As(Roles.Operator).Read<InstanceState>(State);

        Assert.Equal("unhealthy", state.Health);
        Assert.Equal(
            [("broker", "degraded"), ("database", "unhealthy"), ("start", "healthy")], state.Checks.Select(check => (check.Name, check.Status)).Order());
        var checks = (await host.Client.MetricsWith("workplan_health_status"))["workplan_health_status"].Samples;
        Assert.Equal(0, checks.Single(check => check.Labels["check"] == "database").Value);
    }

    [Fact]
    public async Task What_is_set_aside_and_what_was_refused_is_told()
    {
        await using var stage = await Stage.SetAsync();
        await using var host = await LedgerHost.StartWithoutBrokerAsync(
            stage.Database, new Uri("amqp://127.0.0.1:1"), consumers: null, builder => builder.Services.AddSingleton<ISetAside, SomeSetAside>());
        host.Services.GetRequiredService<UnavailabilityMetrics>().DatabaseWasUnavailable();

        var state = await host.As(Roles.Operator).Read<InstanceState>(State);

        Assert.Equal([new SetAsideState("postings", 3)], state.SetAside);
        Assert.Equal(1, state.DatabaseRefusals);
        var told = Assert.Single((await host.Client.MetricsWith("workplan_work_set_aside"))["workplan_work_set_aside"].Samples);
        Assert.Equal(("postings", 3), (told.Labels["work"], told.Value));
    }

    [Fact]
    public async Task How_long_a_consumer_has_been_at_a_message_is_told_while_nothing_waits_in_its_queue()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var go = new TaskCompletionSource();
        host.Behaviour.OnAmountChanged = _ => go.Task;
        await host.Publish(Change);

        var state = await Eventually.Some(async () =>
            await host.As(Roles.Operator).Read<InstanceState>(State) is { Queues: [{ Messages: 0, OldestInHandSeconds: > 0.5 }] } read ? read : null);
        Assert.Equal(0, state.Queues![0].Consumed.PerSecond);
        var told = Assert.Single((await host.Client.MetricsWith("workplan_inbox_in_hand_seconds"))["workplan_inbox_in_hand_seconds"].Samples);
        Assert.True(told.Labels["queue"] == "ledger-amount-changed" && told.Value > 0.5);

        go.SetResult();
        await Eventually.True(async () =>
            await host.As(Roles.Operator).Read<InstanceState>(State) is { Queues: [{ OldestInHandSeconds: 0, Consumed.PerSecond: > 0 }] });
    }

    [Fact]
    public async Task An_outbox_that_cannot_be_read_is_not_told_by_an_old_figure()
    {
        const string metric = "workplan_outbox_oldest_age_seconds";
        await using var stage = await Stage.SetAsync();
        await using var host = await LedgerHost.StartWithoutBrokerAsync(stage.Database, new Uri("amqp://127.0.0.1:1"));
        await host.Client.MetricsWith(metric);

        await stage.Database.Read(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Outbox RENAME TO Gone"));
        await Eventually.True(async () => !(await host.Client.GetStringAsync("/metrics")).Contains($"{metric}{{", StringComparison.Ordinal));

        await stage.Database.Read(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Gone RENAME TO Outbox"));
        await host.Client.MetricsWith(metric);
    }

    [Fact]
    public async Task Nobody_else_is_told()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost();

        await host.Client.Send(HttpMethod.Get, State).ShouldBe(HttpStatusCode.Unauthorized);
        await host.As(Roles.Auditor).Send(HttpMethod.Get, State).ShouldBe(HttpStatusCode.Forbidden);
    }

    private sealed class NeverAnswers : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            new TaskCompletionSource<HealthCheckResult>().Task;
    }

    private sealed class SomeSetAside : ISetAside
    {
        public Task<IReadOnlyList<SetAsideState>> CountAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<SetAsideState>>([new("postings", 3)]);
    }
}
