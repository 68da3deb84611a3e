using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>
/// Each fault is on the operators' page within five seconds, fires its alert, and clears after what its runbook says. Clients go on
/// working meanwhile; what they were promised they get.
/// </summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "Operations")]
public sealed class HarmingTheSystem(WatchedSystem system)
{
    private const string ErrorQueues = "/api/v1/operations/assignments/error-queues";
    private const string Queue = "assignments-org-unit-changed";
    private const string ErrorQueue = $"{Queue}_error";
    private static readonly TimeSpan Recovering = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_broker_that_is_killed()
    {
        await QuietAsync("BrokerDown");
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Check(state, "planning", "broker") == "healthy", Recovering);

        using (var broker = Process.GetProcessById(system.Host.Endpoint("messaging").Pid!.Value))
            broker.Kill();

        await view.ShowsAsync(state => Check(state, "planning", "broker") == "degraded" && Health(state, "planning") == "degraded");
        await FiresAsync("BrokerDown");
        // The app host starts it again, as systemd would.
        await view.ShowsAsync(state => Check(state, "planning", "broker") == "healthy", Recovering);
        await QuietAsync("BrokerDown");
    }

    [Fact]
    public async Task A_service_that_hangs()
    {
        await QuietAsync("ServiceDown");
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Health(state, "notifications") == "healthy", Recovering);

        await using (await StoppedService.StopAsync(system, "notifications"))
        {
            await view.ShowsAsync(state => Health(state, "notifications") == "unreachable" && Health(state, "identity") == "healthy");
            await FiresAsync("ServiceDown", "notifications");
        }

        await view.ShowsAsync(state => Health(state, "notifications") == "healthy", Recovering);
        await QuietAsync("ServiceDown");
    }

    [Fact]
    public async Task An_outbox_that_grows_because_the_broker_hangs()
    {
        await QuietAsync("OutboxGrowing");
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Outbox(state, "planning")["backlog"]!.GetValue<int>() == 0, Recovering);

        await using (await StoppedService.StopAsync(system, "messaging"))
        {
            await view.ShowsAsync(state => Outbox(state, "planning")["backlog"]!.GetValue<int>() > 0);
            await FiresAsync("OutboxGrowing", "planning");
        }

        await view.ShowsAsync(state => Outbox(state, "planning")["oldestAgeSeconds"]!.GetValue<double>() < 2, Recovering);
        await QuietAsync("OutboxGrowing");
    }

    [Fact]
    public async Task A_poison_message_is_discarded_with_a_reason_that_is_kept()
    {
        await QuietAsync("MessagesGivenUp");
        var id = Guid.NewGuid().ToString();
        await using var view = await system.WatchAsync();

        await SendAsync(Queue, id, "{ this is not json");

        await view.ShowsAsync(state => ErrorMessages(state, Queue) == 1);
        await FiresAsync("MessagesGivenUp", "assignments");
        var message = Assert.Single((await system.AsOperator.GetAsync($"{ErrorQueues}/{ErrorQueue}/messages")).Json.AsArray())!;
        Assert.Equal("{ this is not json", message["body"]!.GetValue<string>());
        Assert.NotEmpty(message["reason"]!.GetValue<string>());
        const string reason = "Gửi nhầm, đơn vị đã xác nhận";
        var answer = await system.AsOperator.SendAsync(
            HttpMethod.Post, $"{ErrorQueues}/{ErrorQueue}/messages/{id}/discard", new { reason }, null, null);
        Assert.Equal(HttpStatusCode.OK, answer.Status);

        await view.ShowsAsync(state => ErrorMessages(state, Queue) == 0);
        await QuietAsync("MessagesGivenUp");
        var kept = (await system.AsOperator.GetAsync($"{ErrorQueues}/discarded")).Json.AsArray().Single(kept => kept!["messageId"]!.GetValue<string>() == id)!;
        Assert.Equal((reason, ErrorQueue), (kept["reason"]!.GetValue<string>(), kept["queue"]!.GetValue<string>()));
        Assert.NotEmpty(kept["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_locked_database_whose_messages_are_replayed_once_it_is_free()
    {
        const string unit = $"{Clients.Province}.LOCKED";
        await QuietAsync("DatabaseUnavailable");
        await using var view = await system.WatchAsync();
        await using (await Databases.LockAsync(system, "assignmentsdb"))
        {
            _ = (await system.AsAdministrator.CreateAsync("/api/v1/planning/units", new
            {
                code = unit,
                name = "Phòng",
                level = "province",
                type = "division",
                parentCode = Clients.Province,
                validFrom = "2000-01-01",
            })).Json;
            await FiresAsync("DatabaseUnavailable", "assignments");
            await view.ShowsAsync(state => ErrorMessages(state, Queue) > 0, Recovering);
        }
        await FiresAsync("MessagesGivenUp", "assignments");
        await QuietAsync("DatabaseUnavailable");
        Assert.Empty(await Databases.VersionsAsync(system, "assignmentsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE Code = '{unit}'"));

        // All of them: the clients' units met the lock as well.
        foreach (var queue in (await system.AsOperator.GetAsync(ErrorQueues)).Json.AsArray().Where(queue => queue!["messages"]!.GetValue<int>() > 0))
        {
            var replay = await system.AsOperator.SendAsync(
                HttpMethod.Post, $"{ErrorQueues}/{queue!["queue"]!.GetValue<string>()}/replay", new { }, null, null);
            Assert.Equal(HttpStatusCode.OK, replay.Status);
        }

        await Databases.KnowAsync(system, unit);
        Assert.Equal([(unit, 1L)], await Databases.VersionsAsync(system, "assignmentsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE Code = '{unit}'"));
        await view.ShowsAsync(state => ErrorMessages(state, Queue) == 0, Recovering);
        await QuietAsync("MessagesGivenUp");
    }

    private Task FiresAsync(string alert, string? service = null) =>
        Eventually.True(() => system.Prometheus.FiresAsync(alert, service), because: $"{alert} does not fire.");

    private Task QuietAsync(string alert) =>
        Eventually.True(async () => !await system.Prometheus.FiresAsync(alert), Recovering, $"{alert} does not clear.");

    private async Task SendAsync(string queue, string messageId, string body)
    {
        var factory = new ConnectionFactory { Uri = new Uri(system.Host.Endpoint("messaging").ConnectionString!) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(
            "", queue, mandatory: true, new BasicProperties { MessageId = messageId, ContentType = "application/vnd.masstransit+json" },
            Encoding.UTF8.GetBytes(body));
    }

    private static string? Health(JsonNode state, string service) => Service(state, service)["health"]!.GetValue<string>();

    private static string? Check(JsonNode state, string service, string check) => Service(state, service)["instances"]![0]!["checks"]!.AsArray()
        .FirstOrDefault(item => item!["name"]!.GetValue<string>() == check)?["status"]!.GetValue<string>();

    private static JsonNode Service(JsonNode state, string service) =>
        state["services"]!.AsArray().Single(item => item!["service"]!.GetValue<string>() == service)!;

    private static JsonNode Outbox(JsonNode state, string service) =>
        state["outboxes"]!.AsArray().SingleOrDefault(item => item!["service"]!.GetValue<string>() == service)
        ?? new JsonObject { ["backlog"] = -1, ["oldestAgeSeconds"] = double.MaxValue };

    private static long ErrorMessages(JsonNode state, string queue) =>
        state["queues"]!.AsArray().FirstOrDefault(item => item!["queue"]!.GetValue<string>() == queue)?["errorMessages"]!.GetValue<long>() ?? -1;
}
