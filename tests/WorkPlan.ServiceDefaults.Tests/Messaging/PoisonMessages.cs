using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class PoisonMessages
{
    private const string Queue = "ledger-amount-changed";
    private const string ErrorQueue = "ledger-amount-changed_error";
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1, Amount = 7 };

    [Theory]
    [InlineData("Classic")]
    [InlineData("Quorum")]
    public async Task End_in_the_error_queue_with_their_reason_and_can_be_replayed(string queueType)
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(
            consumers => consumers.Add<AmountChangedConsumer>(), ("Messaging:QueueType", queueType), ("Messaging:RetryIntervals:0", "00:00:00.010"));
        host.Behaviour.OnAmountChanged = Refusals.Bug;
        await host.Deliver(_change, Guid.NewGuid());
        await host.Deliver(_change with { StreamKey = "b" }, Guid.NewGuid());
        await Eventually.Equal(2u, () => Failed(host));
        Assert.Equal(4, host.Behaviour.Calls);
        var messages = await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None);
        Assert.All(messages, message =>
        {
            Assert.Equal("Something is broken.", message.Reason);
            Assert.Equal("System.InvalidOperationException", message.Exception);
            Assert.Equal("WorkPlan.ServiceDefaults.Tests.Messaging:AmountChanged", message.MessageType);
            Assert.Contains("streamKey", message.Body, StringComparison.Ordinal);
        });
        await Eventually.Equal(2u, () => Failed(host));

        host.Behaviour.OnAmountChanged = null;
        Assert.Equal(1, await host.ErrorQueues.ReplayAsync(ErrorQueue, messages[1].MessageId, CancellationToken.None));
        await Eventually.Equal(1u, () => Failed(host));
        Assert.Equal(1, await host.ErrorQueues.ReplayAsync(ErrorQueue, null, CancellationToken.None));

        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
        await Eventually.Equal(1, () => stage.Database.PostingsOf("b"));
        await Eventually.Equal(0u, () => Failed(host));
    }

    [Theory]
    [InlineData("{ this is not json", "application/vnd.masstransit+json")]
    [InlineData("""{"messageId":"6f1b3b4e-0000-0000-0000-000000000001","messageType":["urn:message:Nobody:Knows"],"message":{}}""", "application/vnd.masstransit+json")]
    [InlineData("""{"messageId":"6f1b3b4e-0000-0000-0000-000000000002","messageType":["urn:message:WorkPlan.ServiceDefaults.Tests.Messaging:AmountChanged"],"message":{"version":"one"}}""", "application/vnd.masstransit+json")]
    [InlineData("something", "text/plain")]
    public async Task What_cannot_be_read_is_moved_at_once_and_the_good_ones_go_on(string body, string contentType)
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var wire = await stage.StartTap();

        await wire.SendToQueue(Queue, body, contentType);
        await host.Deliver(_change, Guid.NewGuid());

        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));
        await Eventually.Equal(1u, () => Failed(host));
        var message = Assert.Single(await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None));
        Assert.Equal(body, message.Body);
        Assert.NotEmpty(message.Reason);
        Assert.Equal(1, host.Behaviour.Calls);
    }

    [Fact]
    public async Task A_message_that_had_its_effect_has_none_when_it_is_replayed()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Rule;
        var id = Guid.NewGuid();
        await host.Deliver(_change, id);
        await Eventually.Equal(1u, () => Failed(host));
        host.Behaviour.OnAmountChanged = null;
        await host.Deliver(_change, id);
        await Eventually.Equal(1, () => stage.Database.PostingsOf("a"));

        await host.ErrorQueues.ReplayAsync(ErrorQueue, null, CancellationToken.None);

        await Eventually.True(() => host.Duplicates() == 1);
        Assert.Equal(1, await stage.Database.PostingsOf("a"));
    }

    [Fact]
    public async Task Operators_see_replay_and_discard_them()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Rule;
        await host.Deliver(_change, Guid.NewGuid());
        await host.Deliver(_change with { StreamKey = "b" }, Guid.NewGuid());
        await Eventually.Equal(2u, () => Failed(host));
        var client = host.As(Roles.Operator);
        const string Root = "/api/v1/operations/ledger/error-queues";

        var queue = Assert.Single(await client.Read<ErrorQueueView[]>(Root));
        Assert.Equal((ErrorQueue, Queue, 2u), (queue.Queue, queue.InputQueue, queue.Messages));
        var messages = await client.Read<ErrorMessageView[]>($"{Root}/{ErrorQueue}/messages?limit=10");
        Assert.Equal(2, messages.Length);
        host.Behaviour.OnAmountChanged = null;
        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/messages/{messages[0].MessageId}/replay").ShouldBe(HttpStatusCode.OK);
        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/messages/{messages[1].MessageId}/discard", new { reason = "Sent by mistake." })
            .ShouldBe(HttpStatusCode.OK);

        await Eventually.Equal(0u, () => Failed(host));
        var kept = Assert.Single(await client.Read<DiscardedMessageView[]>($"{Root}/discarded"));
        Assert.Equal(
            (messages[1].MessageId, ErrorQueue, "Sent by mistake.", messages[1].Body, messages[1].Reason),
            (kept.MessageId, kept.Queue, kept.Reason, kept.Body, kept.FailedBecause));
        Assert.NotEmpty(kept.By);
        Assert.NotNull(kept.At);
        Assert.Single(await client.Read<DiscardedMessageView[]>($"{Root}/discarded"));
        await Eventually.Equal(1, () => stage.Database.Read(db => Task.FromResult(db.Postings.Count())));
        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/messages/{messages[1].MessageId}/replay").ShouldBeProblem(404, "not-found");
        await client.Send(HttpMethod.Get, $"{Root}/nobody_error/messages").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task All_of_a_queue_are_discarded_at_once_only_with_a_reason_and_have_no_effect()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        host.Behaviour.OnAmountChanged = Refusals.Rule;
        foreach (var stream in new[] { "a", "b", "c" })
            await host.Deliver(_change with { StreamKey = stream }, Guid.NewGuid());
        await Eventually.Equal(3u, () => Failed(host));
        var client = host.As(Roles.Operator);
        const string Root = "/api/v1/operations/ledger/error-queues";
        host.Behaviour.OnAmountChanged = null;

        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { reason = "" }).ShouldBeProblem(400, "validation-failed");
        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { }).ShouldBeProblem(400, "malformed-request");
        await client.Send(HttpMethod.Post, $"{Root}/nobody_error/discard", new { reason = "x" }).ShouldBeProblem(404, "not-found");
        Assert.Equal(3u, await Failed(host));

        Assert.Equal(3, (await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { reason = "Sent by mistake." })
            .ShouldBeOk<MovedMessages>()).Messages);
        await Eventually.Equal(0u, () => Failed(host));
        Assert.Equal(0, (await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { reason = "Again." }).ShouldBeOk<MovedMessages>()).Messages);
        Assert.Equal(0, (await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/replay").ShouldBeOk<MovedMessages>()).Messages);

        var kept = await client.Read<DiscardedMessageView[]>($"{Root}/discarded");
        Assert.Equal(3, kept.Select(message => message.MessageId).Distinct().Count());
        Assert.All(kept, message => Assert.Equal((ErrorQueue, "Sent by mistake."), (message.Queue, message.Reason)));
        Assert.Equal(0, await stage.Database.Read(db => Task.FromResult(db.Postings.Count())));
    }

    [Fact]
    public async Task Of_very_many_all_are_taken_and_the_newest_are_shown_first()
    {
        const int Many = ErrorQueues.MostMessages + 3;
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var wire = await stage.StartTap();
        for (var number = 1; number <= Many; number++)
            await wire.SendToQueue(ErrorQueue, $"{number}", "text/plain");
        var client = host.As(Roles.Operator);
        const string Root = "/api/v1/operations/ledger/error-queues";

        Assert.Equal(Many, (await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { reason = "Sent by mistake." })
            .ShouldBeOk<MovedMessages>()).Messages);

        var kept = await client.Read<DiscardedMessageView[]>($"{Root}/discarded?limit=2");
        Assert.Equal([$"{Many}", $"{Many - 1}"], kept.Select(message => message.Body));
        Assert.Equal(0u, await Failed(host));
    }

    [Fact]
    public async Task Looking_at_messages_hides_them_from_nobody()
    {
        const int Many = 40;
        const string Root = "/api/v1/operations/ledger/error-queues";
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var wire = await stage.StartTap();
        for (var number = 1; number <= Many; number++)
            await wire.SendToQueue(ErrorQueue, $"{number}", "text/plain");
        await Eventually.Equal((uint)Many, () => Failed(host));
        var client = host.As(Roles.Operator);
        var messages = await client.Read<ErrorMessageView[]>($"{Root}/{ErrorQueue}/messages?limit=1000");
        Assert.Equal(Many, messages.Length);
        var depths = host.Services.GetRequiredService<QueueDepths>();
        var stop = false;
        var looking = Enumerable.Range(0, 3).Select(async _ =>
        {
            while (!Volatile.Read(ref stop))
                await client.Read<ErrorMessageView[]>($"{Root}/{ErrorQueue}/messages?limit=1000");
        }).ToList();

        for (var gone = 1; gone <= 10; gone++)
        {
            Assert.Equal(1, (await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/messages/{messages[^gone].MessageId}/discard", new { reason = "Sent by mistake." })
                .ShouldBeOk<MovedMessages>()).Messages);
            Assert.Equal((uint)(Many - gone), await Failed(host));
            Assert.Equal(Many - gone, (await depths.ReadAsync(CancellationToken.None))!.Single().ErrorMessages);
        }
        var kept = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.Read<DiscardedMessageView[]>($"{Root}/discarded?limit=1000")));
        Volatile.Write(ref stop, true);
        await Task.WhenAll(looking);

        Assert.All(kept, list => Assert.Equal(10, list.Length));
    }

    [Fact]
    public async Task What_another_instance_shows_to_somebody_is_waited_for()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        var wire = await stage.StartTap();
        await wire.SendToQueue(ErrorQueue, "one", "text/plain");
        await wire.SendToQueue(ErrorQueue, "two", "text/plain");
        await Eventually.Equal(2u, () => Failed(host));
        var first = (await host.ErrorQueues.PeekAsync(ErrorQueue, 10, CancellationToken.None))[0].MessageId;
        var held = TimeProvider.System.GetTimestamp();
        Task<int> discarding;
        await using (await wire.LookAt(ErrorQueue))
        {
            discarding = host.ErrorQueues.DiscardAsync(ErrorQueue, first, "Sent by mistake.", "operator", CancellationToken.None);
            await Eventually.True(() => discarding.IsCompleted || TimeProvider.System.GetElapsedTime(held) > TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal(1, await discarding);
        Assert.Equal(1, await host.ErrorQueues.DiscardAsync(ErrorQueue, null, "Sent by mistake.", "operator", CancellationToken.None));
    }

    [Fact]
    public async Task Without_the_broker_operators_are_told_so_and_nobody_is_sent_after_the_database()
    {
        const string Root = "/api/v1/operations/ledger/error-queues";
        await using var stage = await Stage.SetAsync();
        await using var host = await LedgerHost.StartWithoutBrokerAsync(
            stage.Database, new Uri("amqp://127.0.0.1:1"), consumers => consumers.Add<AmountChangedConsumer>());
        var client = host.As(Roles.Operator);

        await client.Send(HttpMethod.Get, Root).ShouldBeProblem(503, "broker-unavailable");
        await client.Send(HttpMethod.Get, $"{Root}/discarded").ShouldBeProblem(503, "broker-unavailable");
        await client.Send(HttpMethod.Get, $"{Root}/{ErrorQueue}/messages").ShouldBeProblem(503, "broker-unavailable");
        await client.Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/replay").ShouldBeProblem(503, "broker-unavailable");

        Assert.Equal(0, (await host.Client.MetricsWith("workplan_database_unavailable_total"))["workplan_database_unavailable_total"].Samples.Single().Value);
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(consumers => consumers.Add<AmountChangedConsumer>());
        const string Root = "/api/v1/operations/ledger/error-queues";

        await host.Client.Send(HttpMethod.Get, Root).ShouldBe(HttpStatusCode.Unauthorized);
        await host.As(Roles.Planner).Send(HttpMethod.Get, Root).ShouldBe(HttpStatusCode.Forbidden);
        await host.As(Roles.Planner).Send(HttpMethod.Get, $"{Root}/discarded").ShouldBe(HttpStatusCode.Forbidden);
        await host.As(Roles.Planner).Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/replay").ShouldBe(HttpStatusCode.Forbidden);
        await host.As(Roles.Planner).Send(HttpMethod.Post, $"{Root}/{ErrorQueue}/discard", new { reason = "x" }).ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<uint> Failed(LedgerHost host) => (await host.ErrorQueues.ListAsync(CancellationToken.None)).Single().Messages;
}
