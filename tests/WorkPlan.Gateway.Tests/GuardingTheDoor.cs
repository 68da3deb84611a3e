using System.Net;
using Microsoft.AspNetCore.Http.Features;
using WorkPlan.Testing.Http;

namespace WorkPlan.Gateway.Tests;

public sealed class GuardingTheDoor : IAsyncDisposable
{
    private const string Units = "/api/v1/planning/units";

    // So many at once that a bucket which fills again every second cannot keep up, however slow the machine.
    private const int Many = 40;
    private readonly GatewayApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_user_over_the_limit_is_told_when_to_come_again_and_others_go_on()
    {
        await _app.With("Gateway:UserRequestsPerSecond", "1").With("Gateway:UserBurst", "3").WithPlanningAsync();
        var client = _app.Client(userId: "busy");

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => client.GetAsync(new Uri(Units, UriKind.Relative))));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.Equal(Many - refused.Count, _app.Received.Count);
        await refused[0].ShouldBeProblem(429, "too-many-requests");
        Assert.All(refused, answer => Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1)));
        await (await _app.Client(userId: "other").GetAsync(new Uri(Units, UriKind.Relative))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_over_the_limit_is_refused_whoever_asks_but_probes_are_not()
    {
        await _app.With("Gateway:AddressRequestsPerSecond", "1").With("Gateway:AddressBurst", "2").WithPlanningAsync();
        var clients = Enumerable.Range(0, Many).Select(number => _app.Client(userId: $"user-{number}")).ToList();

        var answers = await Task.WhenAll(clients.Select(client => client.GetAsync(new Uri(Units, UriKind.Relative))));

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        await refused[0].ShouldBeProblem(429, "too-many-requests");
        await (await _app.Client(role: null).GetAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QifQ.eyJzdWIiOiJ4In0.AAAA")]
    public async Task An_address_over_the_limit_is_refused_also_when_nobody_signed_in(string? token)
    {
        await _app.With("Gateway:AddressRequestsPerSecond", "1").With("Gateway:AddressBurst", "2").WithPlanningAsync();
        var client = _app.Client(role: null);
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => client.GetAsync(new Uri(Units, UriKind.Relative))));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Unauthorized);
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.True(refused.Count >= Many / 2, $"{refused.Count} of {Many} were told to wait.");
        await refused[0].ShouldBeProblem(429, "too-many-requests");
        Assert.NotNull(refused[0].Headers.RetryAfter);
    }

    [Fact]
    public async Task A_file_may_be_larger_than_other_bodies()
    {
        await _app.WithPlanningAsync();
        var received = 0L;
        _app.Answer = async context =>
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
            var buffer = new byte[64 * 1024];
            while (await context.Request.Body.ReadAsync(buffer) is > 0 and var read)
                received += read;
        };
        var client = _app.OnKestrel().Client();
        var file = new byte[6 * 1024 * 1024];

        await (await client.PostAsync(new Uri("/api/v1/planning/results/imports", UriKind.Relative), new ByteArrayContent(file))).ShouldBe(HttpStatusCode.OK);

        Assert.Equal(file.Length, received);
        // Asked before it sends, a client hears the refusal; else it may only find the connection closed.
        client.DefaultRequestHeaders.ExpectContinue = true;
        await (await client.PostAsync(new Uri("/api/v1/planning/plans", UriKind.Relative), new ByteArrayContent(file))).ShouldBeProblem(413, "body-too-large");
    }

    [Fact]
    public async Task However_many_ask_how_it_is_the_services_are_asked_once()
    {
        var asked = 0;
        await _app.WithPlanningAsync();
        _app.Answer = context =>
        {
            if (context.Request.Path == "/health/ready")
                Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        };
        var client = _app.Client(role: null);

        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => client.GetAsync(new Uri("/health/ready", UriKind.Relative))));

        Assert.InRange(asked, 1, Many / 2);
    }

    [Fact]
    public async Task A_foreign_page_gets_no_cross_origin_leave_unless_it_is_listed()
    {
        await _app.With("Gateway:CorsOrigins:0", "https://plans.example").WithPlanningAsync();

        Assert.Null(await AllowedOrigin("https://evil.example"));
        Assert.Equal("https://plans.example", await AllowedOrigin("https://plans.example"));
    }

    [Fact]
    public async Task By_default_no_origin_is_listed()
    {
        await _app.WithPlanningAsync();

        Assert.Null(await AllowedOrigin("https://plans.example"));
    }

    [Fact]
    public async Task Every_answer_tells_browsers_what_not_to_do_with_it()
    {
        await _app.WithPlanningAsync();

        foreach (var path in new[] { Units, "/health/live", "/nowhere" })
        {
            var answer = await _app.Client().GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_service_that_is_down_makes_the_gateway_degraded_not_dead()
    {
        await _app.WithPlanningAsync();

        var answer = await _app.Client(role: null).GetAsync(new Uri("/health/ready", UriKind.Relative));

        await answer.ShouldBe(HttpStatusCode.OK);
        Assert.Contains("\"status\":\"degraded\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_page_lists_every_service_and_works_offline()
    {
        var page = await (await _app.Client(role: null).GetAsync(new Uri("/openapi/index.js", UriKind.Relative))).Content.ReadAsStringAsync();

        foreach (var service in new[] { "planning", "assignments", "inspections", "emulation", "notifications", "identity" })
            Assert.Contains($"/openapi/{service}.json", page, StringComparison.Ordinal);
        var html = await (await _app.Client(role: null).GetAsync(new Uri("/openapi/index.html", UriKind.Relative))).Content.ReadAsStringAsync();
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_make_no_sense_keep_the_gateway_from_starting()
    {
        _app.With("Gateway:UserBurst", "0");

        var refusal = Assert.ThrowsAny<Exception>(() => _app.Client());

        Assert.Contains("limits must be positive", refusal.ToString(), StringComparison.Ordinal);
    }

    private async Task<string?> AllowedOrigin(string origin)
    {
        var client = _app.Client(role: null);
        client.DefaultRequestHeaders.Add("Origin", origin);
        var answer = await client.GetAsync(new Uri(Units, UriKind.Relative));
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
