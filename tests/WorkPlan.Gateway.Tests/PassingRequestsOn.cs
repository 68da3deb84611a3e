using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using WorkPlan.Gateway.Routing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Gateway.Tests;

public sealed class PassingRequestsOn : IAsyncDisposable
{
    private const string Units = "/api/v1/planning/units";
    private readonly GatewayApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_stream_that_passes_is_no_slow_request()
    {
        await using var app = await new GatewayApp().WithPlanningAsync();
        app.With("services:notifications:http:0", app.PlanningAddress);
        using (var stream = await app.Client().GetAsync(new Uri("/api/v1/notifications/stream", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        using (var other = await app.Client().GetAsync(new Uri("/api/v1/notifications/anything", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        var routes = (await app.Client(role: null).MetricsWith("http_server_request_duration_seconds"))["http_server_request_duration_seconds"].Samples
            .Select(sample => sample.Labels.GetValueOrDefault("http_route")).ToHashSet();
        Assert.Contains("/api/v1/notifications/{**rest}", routes);
        Assert.DoesNotContain("/api/v1/notifications/stream", routes);
    }

    [Fact]
    public async Task A_signed_in_request_reaches_its_service_with_its_token()
    {
        await _app.WithPlanningAsync();

        await (await _app.Client().GetAsync(new Uri(Units, UriKind.Relative))).ShouldBe(HttpStatusCode.OK);

        var (method, path, headers) = Assert.Single(_app.Received);
        Assert.Equal(("GET", Units), (method, path));
        Assert.StartsWith("Bearer ", headers.Authorization.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_nothing_reaches_a_service()
    {
        await _app.WithPlanningAsync();

        await (await _app.Client(role: null).GetAsync(new Uri(Units, UriKind.Relative))).ShouldBeProblem(401, "not-signed-in");

        Assert.Empty(_app.Received);
    }

    [Fact]
    public async Task Who_signs_out_needs_no_token_that_still_holds()
    {
        await _app.WithPlanningAsync();
        _app.With("services:identity:http:0", _app.PlanningAddress);

        await (await _app.Client(role: null).DeleteAsync(new Uri("/api/v1/identity/tokens", UriKind.Relative))).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("DELETE", Assert.Single(_app.Received).Method);
    }

    [Fact]
    public async Task Headers_by_which_proxies_tell_an_identity_are_taken_away()
    {
        await _app.WithPlanningAsync();
        var client = _app.Client();
        foreach (var name in IdentityHeaders.Names)
            client.DefaultRequestHeaders.Add(name, "administrator");
        client.DefaultRequestHeaders.Add("X-Correlation", "kept");

        await client.GetAsync(new Uri(Units, UriKind.Relative));

        var headers = Assert.Single(_app.Received).Headers;
        Assert.NotEmpty(IdentityHeaders.Names);
        Assert.All(IdentityHeaders.Names, name => Assert.False(headers.ContainsKey(name), name));
        Assert.Equal("kept", headers["X-Correlation"]);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_503_with_a_time_to_come_again()
    {
        _app.With("services:planning:http:0", "http://127.0.0.1:1");

        var answer = await _app.Client().PostAsync(new Uri(Units, UriKind.Relative), Json());

        await answer.ShouldBeProblem(503, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_read_is_tried_again_and_a_write_never()
    {
        await _app.WithPlanningAsync();
        // The connection breaks before anything is answered.
        _app.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        var client = _app.Client();

        await (await client.GetAsync(new Uri(Units, UriKind.Relative))).ShouldBeProblem(503, "unavailable");
        Assert.Equal(3, _app.Received.Count(request => request.Method == "GET"));

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            // A DELETE without a body looks most like a read.
            using var request = new HttpRequestMessage(method, Units) { Content = method == HttpMethod.Delete ? null : Json() };
            await (await client.SendAsync(request)).ShouldBeProblem(503, "unavailable");
            Assert.Single(_app.Received, received => received.Method == method.Method);
        }
    }

    [Fact]
    public async Task A_read_that_succeeds_the_second_time_is_answered()
    {
        await _app.WithPlanningAsync();
        _app.Answer = context =>
        {
            if (_app.Received.Count == 1)
                context.Abort();
            return Task.CompletedTask;
        };

        await (await _app.Client().GetAsync(new Uri(Units, UriKind.Relative))).ShouldBe(HttpStatusCode.OK);

        Assert.Equal(2, _app.Received.Count);
    }

    [Fact]
    public async Task What_the_service_answers_is_passed_back_as_it_is()
    {
        await _app.WithPlanningAsync();
        _app.Answer = async context =>
        {
            context.Response.StatusCode = 409;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync("{\"status\":409,\"code\":\"plan-already-issued\"}");
        };

        await (await _app.Client().GetAsync(new Uri(Units, UriKind.Relative))).ShouldBeProblem(409, "plan-already-issued");
    }

    [Fact]
    public async Task A_services_description_is_asked_for_under_the_services_own_path()
    {
        await _app.WithPlanningAsync();

        await (await _app.Client(role: null).GetAsync(new Uri("/openapi/planning.json", UriKind.Relative))).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("/openapi/v1.json", Assert.Single(_app.Received).Path);
    }

    private static StringContent Json() => new("{}", Encoding.UTF8, "application/json");
}
