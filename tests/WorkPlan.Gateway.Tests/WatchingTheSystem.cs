using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Gateway.Tests;

public sealed class WatchingTheSystem : IAsyncDisposable
{
    private const string Overview = "/api/v1/operations/overview";
    private const string Stream = "/api/v1/operations/stream";

    private static readonly InstanceState Planning = new()
    {
        Service = "planning",
        Instance = "planning-1",
        Version = "1.2.3",
        StartedAt = TestClock.Start,
        UptimeSeconds = 60,
        Health = "degraded",
        Checks = [new("broker", "degraded")],
        WorkingSetBytes = 1,
        Requests = new(10, 0.5, 1, 2, 3),
        Outbox = new(7, 1, 42),
        Queues = [new("planning-person-changed", 3, 1, "planning-person-changed_error", 2, new(4, 0, 5, 6, 7), 8)],
        Jobs = [new("planning.background", 60, TestClock.Start, TestClock.Start, true, 30, TestClock.Start, "owner", TestClock.Start)],
        LeaseOwner = "owner",
        DatabaseRefusals = 5,
        SetAside = [new("documents", 6)],
        Stores = [new("database", 100, 900, 1000)],
        Expiring = [new("certificate", "CN=planning", "valid", TestClock.Start, TestClock.Start)],
    };

    private readonly GatewayApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_service_is_there_and_one_that_does_not_answer_is_unreachable()
    {
        await PlanningTellsAsync();

        var view = await ReadAsync();

        Assert.Equal(
            ["assignments", "emulation", "gateway", "identity", "inspections", "notifications", "planning"],
            view["services"]!.AsArray().Select(service => service!["service"]!.GetValue<string>()).Order());
        Assert.Equal("unreachable", Service(view, "emulation")["health"]!.GetValue<string>());
        var planning = Service(view, "planning");
        Assert.Equal("degraded", planning["health"]!.GetValue<string>());
        Assert.Equal("planning-1", planning["instances"]![0]!["instance"]!.GetValue<string>());
        Assert.Equal(7, view["outboxes"]![0]!["backlog"]!.GetValue<int>());
        Assert.Equal(2, view["queues"]![0]!["errorMessages"]!.GetValue<int>());
        Assert.Equal(8, view["queues"]![0]!["oldestInHandSeconds"]!.GetValue<int>());
        Assert.Equal(5, planning["instances"]![0]!["databaseRefusals"]!.GetValue<int>());
        Assert.Equal(("documents", 6), (view["setAside"]!.AsArray().Single()!["work"]!.GetValue<string>(), view["setAside"]![0]!["pieces"]!.GetValue<int>()));
        Assert.Equal(30, view["jobs"]![0]!["ageSeconds"]!.GetValue<int>());
        Assert.Equal("planning-1", view["jobs"]![0]!["leaseHolder"]!.GetValue<string>());
        Assert.Equal(900, view["stores"]!.AsArray().Single()!["freeBytes"]!.GetValue<int>());
        Assert.Equal("CN=planning", view["expiring"]!.AsArray().Single()!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Each_of_several_instances_is_shown_and_what_they_share_is_counted_once()
    {
        await PlanningTellsAsync();
        await using var second = new GatewayApp
        {
            Answer = context => context.Response.WriteAsJsonAsync(
                Planning with
                {
                    Instance = "planning-2",
                    Health = "healthy",
                    LeaseOwner = "other",
                    Version = "1.2.4",
                    Stores = [new("database", 90, 5, 1000)],
                    Expiring = [Planning.Expiring[0], Planning.Expiring[0] with { ExpiresAt = TestClock.Start.AddDays(90) }],
                },
                JsonSerializerOptions.Web),
        };
        await second.WithPlanningAsync();
        _app.With("services:planning:http:1", second.PlanningAddress);

        var view = await ReadAsync();

        var planning = Service(view, "planning");
        Assert.Equal("degraded", planning["health"]!.GetValue<string>());
        Assert.Equal(
            [("planning-1", "degraded", "1.2.3"), ("planning-2", "healthy", "1.2.4")],
            planning["instances"]!.AsArray().Select(instance => (
                instance!["instance"]!.GetValue<string>(), instance["health"]!.GetValue<string>(), instance["version"]!.GetValue<string>())).Order());
        var queue = Assert.Single(view["queues"]!.AsArray())!;
        Assert.Equal((3, 2, 8.0), (queue["messages"]!.GetValue<int>(), queue["errorMessages"]!.GetValue<int>(), queue["perSecond"]!.GetValue<double>()));
        Assert.Equal(7, Assert.Single(view["outboxes"]!.AsArray())!["backlog"]!.GetValue<int>());
        // Both do the job by the clock; one holds the lease, and the line of each says which.
        Assert.Equal(
            [("planning-1", "planning-1"), ("planning-2", "planning-1")],
            view["jobs"]!.AsArray().Select(job => (job!["instance"]!.GetValue<string>(), job["leaseHolder"]!.GetValue<string>())).Order());
        // The smaller file lies on the fuller disk; the same certificate is one, a newer one of the same name another.
        Assert.Equal(
            [("planning-1", 900), ("planning-2", 5)],
            view["stores"]!.AsArray().Select(store => (store!["instance"]!.GetValue<string>(), store["freeBytes"]!.GetValue<int>())).Order());
        Assert.Equal(
            [("planning-1", TestClock.Start), ("planning-2", TestClock.Start.AddDays(90))],
            view["expiring"]!.AsArray().Select(item => (item!["instance"]!.GetValue<string>(), item["expiresAt"]!.GetValue<DateTimeOffset>())).Order());
    }

    [Fact]
    public async Task Of_several_gateways_each_is_shown_once_whichever_is_asked()
    {
        await PlanningTellsAsync();
        await using var second = new GatewayApp
        {
            Answer = context => context.Response.WriteAsJsonAsync(
                Planning with { Service = "gateway", Instance = "gateway-2", Outbox = null, Queues = null, Jobs = [], LeaseOwner = null, Stores = [], Expiring = [] },
                JsonSerializerOptions.Web),
        };
        await second.WithPlanningAsync();
        // Whoever is asked is on the list, too; a test's gateway has no port, so somebody answers for it.
        await using var self = new GatewayApp();
        self.Answer = async context => await context.Response.WriteAsJsonAsync(
            await _app.Service<IInstanceState>().ReadAsync(context.RequestAborted), JsonSerializerOptions.Web);
        await self.WithPlanningAsync();
        _app.With("Gateway:Gateways:0", self.PlanningAddress).With("Gateway:Gateways:1", second.PlanningAddress).With("Gateway:Gateways:2", "http://127.0.0.1:1");

        var view = await ReadAsync();

        Assert.Equal(("GET", "/api/v1/operations/gateway/state"), (second.Received.Single().Method, second.Received.Single().Path));
        Assert.Equal("unreachable", Service(view, "gateway")["health"]!.GetValue<string>());
        Assert.Equal(
            [("", true), (new Uri(second.PlanningAddress).Authority, true), ("127.0.0.1:1", false)],
            Service(view, "gateway")["instances"]!.AsArray().Select(instance => (
                instance!["address"]!.GetValue<string>(), instance["health"]!.GetValue<string>() != "unreachable")));
    }

    [Fact]
    public async Task A_service_is_asked_with_the_token_of_whoever_looks()
    {
        await PlanningTellsAsync();

        await ReadAsync();

        var (_, path, headers) = Assert.Single(_app.Received);
        Assert.Equal("/api/v1/operations/planning/state", path);
        Assert.StartsWith("Bearer ", headers.Authorization.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_hangs_or_refuses_or_says_something_else_is_unreachable_and_does_not_hold_up_the_rest()
    {
        Func<HttpContext, Task>[] ways =
        [
            context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            context => Task.FromResult(context.Response.StatusCode = 403),
            context => context.Response.WriteAsync("<html>"),
        ];
        foreach (var way in ways)
        {
            await using var app = new GatewayApp { Answer = way };
            await app.WithPlanningAsync();

            var view = await ReadAsync(app);

            Assert.Equal("unreachable", Service(view, "planning")["health"]!.GetValue<string>());
            Assert.NotEqual("unreachable", Service(view, "gateway")["health"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Many_who_look_at_once_ask_each_service_once()
    {
        await PlanningTellsAsync();
        var client = _app.Client("operator");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetAsync(new Uri(Overview, UriKind.Relative))));

        Assert.InRange(_app.Received.Count, 1, 3);
    }

    [Fact]
    public async Task What_is_refused_to_one_is_shown_to_nobody_else()
    {
        var sees = "";
        _app.Answer = context => context.Request.Headers.Authorization == sees
            ? context.Response.WriteAsJsonAsync(Planning, JsonSerializerOptions.Web)
            : Task.FromResult(context.Response.StatusCode = 403);
        await _app.WithPlanningAsync();
        var (ended, other) = (_app.Client("operator", "ended"), _app.Client("operator", "other"));
        sees = other.DefaultRequestHeaders.Authorization!.ToString();

        // Within the second in which an answer is shared.
        Assert.Equal("unreachable", await HealthAsync(ended));
        Assert.Equal("degraded", await HealthAsync(other));

        async Task<string> HealthAsync(HttpClient client) =>
            Service((await client.GetFromJsonAsync<JsonNode>(new Uri(Overview, UriKind.Relative)))!, "planning")["health"]!.GetValue<string>();
    }

    [Fact]
    public async Task Nobody_is_asked_while_nobody_looks_and_the_stream_asks_again_and_again()
    {
        await PlanningTellsAsync();
        _app.With("Operations:LiveEverySeconds", "0.2");
        var client = _app.Client("operator");
        Assert.Empty(_app.Received);

        using (var response = await OpenAsync(client))
        {
            var states = new List<JsonNode>();
            await using var body = await response.Content.ReadAsStreamAsync();
            await foreach (var item in SseParser.Create(body).EnumerateAsync())
            {
                Assert.Equal("state", item.EventType);
                states.Add(JsonNode.Parse(item.Data)!);
                if (states.Count == 3)
                    break;
            }
            Assert.All(states, state => Assert.Equal("degraded", Service(state, "planning")["health"]!.GetValue<string>()));
        }

        // Whoever has left gives the place back.
        var live = _app.Service<Operations.LiveOperations>();
        await Eventually.True(() => live.Watching == 0);
    }

    [Fact]
    public async Task More_than_a_few_may_not_watch_at_a_time()
    {
        await PlanningTellsAsync();
        _app.With("Operations:LiveStreams", "1");
        var client = _app.Client("operator");

        using var first = await OpenAsync(client);
        using var second = await OpenAsync(client);

        Assert.Equal("text/event-stream", first.Content.Headers.ContentType?.MediaType);
        await second.ShouldBeProblem(429, "too-many-requests");
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("chief", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.OK)]
    [InlineData("systemAdministrator", HttpStatusCode.OK)]
    public async Task Operators_see_it_and_nobody_else(string? role, HttpStatusCode expected)
    {
        await PlanningTellsAsync();
        var client = _app.Client(role);

        foreach (var path in new[] { Overview, "/api/v1/operations/services", "/api/v1/operations/expiring", "/api/v1/operations/gateway/state" })
            await (await client.GetAsync(new Uri(path, UriKind.Relative))).ShouldBe(expected);
        using var stream = await OpenAsync(client);
        Assert.Equal(expected, stream.StatusCode);
    }

    [Fact]
    public async Task An_operator_of_one_unit_does_not_see_what_is_everybodys()
    {
        await PlanningTellsAsync();

        var answer = await _app.Client("operator", unitCode: "QT").GetAsync(new Uri(Overview, UriKind.Relative));

        await answer.ShouldBeProblem(403, "whole-system-only");
        Assert.Empty(_app.Received);
    }

    private Task<GatewayApp> PlanningTellsAsync()
    {
        _app.Answer = context => context.Response.WriteAsJsonAsync(Planning, JsonSerializerOptions.Web);
        return _app.WithPlanningAsync();
    }

    private Task<JsonNode> ReadAsync() => ReadAsync(_app);

    private static async Task<JsonNode> ReadAsync(GatewayApp app)
    {
        using var answer = await app.Client("operator").GetAsync(new Uri(Overview, UriKind.Relative));
        await answer.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Stream);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static JsonNode Service(JsonNode view, string service) =>
        view["services"]!.AsArray().Single(item => item!["service"]!.GetValue<string>() == service)!;
}
