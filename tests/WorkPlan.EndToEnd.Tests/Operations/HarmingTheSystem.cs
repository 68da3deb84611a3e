using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkPlan.EndToEnd.Tests.Faults;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;
using WorkPlan.Testing.Telemetry;
using static Microsoft.Playwright.Assertions;

namespace WorkPlan.EndToEnd.Tests.Operations;

/// <summary>
/// Each fault is on the operators' page within five seconds, in what the gateway streams and in the browser that shows it; it fires its
/// alert, and clears after what its runbook says. Clients go on working meanwhile; what they were promised they get.
/// </summary>
[Collection(SystemUnderWatch.Name)]
[Trait("Category", "Operations")]
[Trait("Category", "Endurance")]
public sealed class HarmingTheSystem(WatchedSystem system)
{
    private const string ErrorQueues = "/api/v1/operations/assignments/error-queues";
    private const string Queue = "assignments-org-unit-changed";
    private const string ErrorQueue = $"{Queue}_error";
    private static readonly TimeSpan Recovering = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_broker_that_is_killed()
    {
        await system.IsQuietAsync("BrokerDown");
        var page = await system.LookAsync(OperationsPage.WholeSystem);
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Check(state, "planning", "broker") == "healthy", Recovering);

        using (var broker = Process.GetProcessById(system.Host.Endpoint("messaging").Pid!.Value))
            broker.Kill();

        await Task.WhenAll(
            view.ShowsAsync(state => Check(state, "planning", "broker") == "degraded" && Health(state, "planning") == "degraded"),
            page.WarnsAsync("BrokerDown", "Kế hoạch"));
        // It is back within seconds.
        await Task.WhenAll(system.FiresAsync("BrokerDown"), page.KeepAsync("broker-killed"));
        // The app host starts it again, as systemd would.
        await view.ShowsAsync(state => Check(state, "planning", "broker") == "healthy", Recovering);
        await page.NoLongerWarnsAsync("BrokerDown");
        await system.IsQuietAsync("BrokerDown");
    }

    [Fact]
    public async Task A_service_that_hangs()
    {
        await system.IsQuietAsync("ServiceDown");
        var page = await system.LookAsync(OperationsPage.WholeSystem);
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Health(state, "notifications") == "healthy", Recovering);

        await using (await StoppedService.StopAsync(system, "notifications"))
        {
            await Task.WhenAll(
                view.ShowsAsync(state => Health(state, "notifications") == "unreachable" && Health(state, "gateway") == "degraded"
                    && Health(state, "identity") == "healthy"),
                page.WarnsAsync("ServiceDown", "Thông báo"));
            await page.KeepAsync("service-hangs");
            await system.FiresAsync("ServiceDown", "notifications");
        }

        await view.ShowsAsync(state => Health(state, "notifications") == "healthy", Recovering);
        await page.NoLongerWarnsAsync("ServiceDown");
        await system.IsQuietAsync("ServiceDown");
    }

    [Fact]
    public async Task An_outbox_that_grows_because_the_broker_hangs()
    {
        await system.IsQuietAsync("OutboxGrowing");
        var page = await system.LookAsync(OperationsPage.WholeSystem);
        await using var view = await system.WatchAsync();
        await view.ShowsAsync(state => Outbox(state, "planning")["backlog"]!.GetValue<int>() == 0, Recovering);

        await using (await StoppedService.StopAsync(system, "messaging"))
        {
            await Task.WhenAll(
                // Not one that is just on its way: what waits, waits, and more joins it.
                view.ShowsAsync(state => Outbox(state, "planning")["backlog"]!.GetValue<int>() > 1 && Outbox(state, "planning")["oldestAgeSeconds"]!.GetValue<double>() > 1),
                page.ShowsRowAsync("Hộp thư đi", "Kế hoạch", 1, new Regex("^[1-9]")),
                page.WarnsAsync("OutboxGrowing", "Kế hoạch"));
            await system.FiresAsync("OutboxGrowing", "planning");
            // Its connections stand, so no check has noticed; the page has, because nobody can read a queue.
            await page.WarnsAsync("BrokerDown", "Kế hoạch", Recovering);
            await page.KeepAsync("outbox-grows");
        }

        await view.ShowsAsync(state => Outbox(state, "planning")["oldestAgeSeconds"]!.GetValue<double>() < 2, Recovering);
        await page.NoLongerWarnsAsync("BrokerDown");
        await page.NoLongerWarnsAsync("OutboxGrowing");
        await system.IsQuietAsync("OutboxGrowing");
    }

    [Fact]
    public async Task A_poison_message_is_discarded_with_a_reason_that_is_kept()
    {
        const string body = "{ this is not json";
        const string reason = "Gửi nhầm, đơn vị đã xác nhận";
        await system.IsQuietAsync("MessagesGivenUp");
        var id = Guid.NewGuid().ToString();
        var page = await system.LookAsync(OperationsPage.WholeSystem);
        await using var view = await system.WatchAsync();

        await system.SendAsync(Queue, id, body);

        await Task.WhenAll(view.ShowsAsync(state => ErrorMessages(state, Queue) == 1), page.WarnsAsync("MessagesGivenUp", Queue));
        await page.KeepAsync("poison-message");
        await system.FiresAsync("MessagesGivenUp", "assignments");
        var message = Assert.Single((await system.AsOperator.GetAsync($"{ErrorQueues}/{ErrorQueue}/messages")).Json.AsArray())!;
        Assert.Equal(body, message["body"]!.GetValue<string>());
        await system.LookAsync(OperationsPage.ErrorQueues);
        // The page looks again every five seconds, at counts that the broker brings up to date every five.
        await Expect(Row(page, id)).ToContainTextAsync(message["reason"]!.GetValue<string>(), new() { Timeout = 20_000 });
        await page.KeepAsync("poison-message-reason");
        await Row(page, id).GetByRole(AriaRole.Button, new() { Name = "Loại bỏ", Exact = true }).ClickAsync();
        await page.GetByLabel("Lý do loại bỏ").FillAsync(reason);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Loại bỏ", Exact = true }).ClickAsync();

        await view.ShowsAsync(state => ErrorMessages(state, Queue) == 0);
        await Expect(page.Section("Đã loại bỏ").Locator($"tr[data-row-key='{id}']")).ToContainTextAsync(reason, new() { Timeout = 20_000 });
        await page.KeepAsync("poison-message-discarded");
        await system.IsQuietAsync("MessagesGivenUp");
        var kept = (await system.AsOperator.GetAsync($"{ErrorQueues}/discarded")).Json.AsArray().Single(kept => kept!["messageId"]!.GetValue<string>() == id)!;
        Assert.Equal((reason, ErrorQueue, body), (kept["reason"]!.GetValue<string>(), kept["queue"]!.GetValue<string>(), kept["body"]!.GetValue<string>()));
        Assert.NotEmpty(kept["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_locked_database_whose_messages_are_replayed_once_it_is_free()
    {
        const string unit = $"{Clients.Province}.LOCKED";
        await system.IsQuietAsync("DatabaseUnavailable");
        var page = await system.LookAsync(OperationsPage.WholeSystem);
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
            await system.FiresAsync("DatabaseUnavailable", "assignments");
            await page.WarnsAsync("DatabaseUnavailable", "Phân công");
            await OneRequest.CarriesOneIdAsync(system, "/api/v1/assignments/people", "assignments");
            await view.ShowsAsync(state => ErrorMessages(state, Queue) > 0, Recovering);
            await page.KeepAsync("database-locked");
        }
        await system.FiresAsync("MessagesGivenUp", "assignments");
        await system.IsQuietAsync("DatabaseUnavailable");
        await page.NoLongerWarnsAsync("DatabaseUnavailable");
        Assert.Empty(await VersionsAsync(unit));
        await system.LookAsync(OperationsPage.ErrorQueues);
        var message = await Eventually.Some(async () => (await system.AsOperator.GetAsync($"{ErrorQueues}/{ErrorQueue}/messages?limit=1000")).Json.AsArray()
            .FirstOrDefault(each => each!["body"]!.GetValue<string>().Contains(unit, StringComparison.Ordinal)));
        var id = message["messageId"]!.GetValue<string>();

        // One, and then the rest: the clients' units met the lock as well.
        var request = await page.RunAndWaitForRequestAsync(
            () => Row(page, id).GetByRole(AriaRole.Button, new() { Name = "Gửi lại", Exact = true }).ClickAsync(),
            sent => sent.Url.EndsWith("/replay", StringComparison.Ordinal));
        await OneRequest.IsTracedFromTheBrowserAsync(system, request, "assignments");
        await Databases.KnowAsync(system, unit);
        while (await system.AsOperator.GetAsync(ErrorQueues) is var queues && queues.Json.AsArray().Any(queue => queue!["messages"]!.GetValue<int>() > 0))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại tất cả" }).First.ClickAsync();
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Gửi lại tất cả" }).ClickAsync(),
                answer => answer.Url.EndsWith("/replay", StringComparison.Ordinal));
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }
        await view.ShowsAsync(state => ErrorMessages(state, Queue) == 0, Recovering);
        await system.IsQuietAsync("MessagesGivenUp");

        // It takes effect once, even when the same message is sent again.
        var duplicates = await DuplicatesAsync();
        await system.SendAsync(Queue, id, message["body"]!.GetValue<string>());
        await Eventually.Equal(duplicates + 1, DuplicatesAsync);
        Assert.Equal([(unit, 1L)], await VersionsAsync(unit));
        Assert.Single(await Databases.VersionsAsync(system, "assignmentsdb", $"SELECT MessageId, 1 FROM Inbox WHERE MessageId = '{id}' COLLATE NOCASE"));
    }

    private Task<IReadOnlyList<(string Code, long Version)>> VersionsAsync(string unit) =>
        Databases.VersionsAsync(system, "assignmentsdb", $"SELECT Code, SourceVersion FROM UnitCopies WHERE Code = '{unit}'");

    /// <summary>Messages of the queue that came again and changed nothing.</summary>
    private async Task<double> DuplicatesAsync() => PrometheusText.Parse(await system.MetricsAsync("assignments"))["workplan_inbox_duplicates_total"].Samples
        .Single(sample => sample.Labels["queue"] == Queue).Value;

    private static ILocator Row(IPage page, string messageId) => page.Locator($"tr[data-row-key='{messageId}']").First;

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
