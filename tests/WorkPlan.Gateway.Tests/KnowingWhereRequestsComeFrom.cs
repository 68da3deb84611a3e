using System.Net;
using Microsoft.AspNetCore.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Gateway.Tests;

/// <summary>Over real connections: only those have an address, and without one ASP.NET Core asks for no proxy's name.</summary>
[Trait("Category", "Security")]
public sealed class KnowingWhereRequestsComeFrom : IAsyncDisposable
{
    private const string Units = "/api/v1/planning/units";
    private const string Self = "127.0.0.1";
    private const string Elsewhere = "203.0.113.7";
    private const int Many = 40;
    private readonly GatewayApp _app = new GatewayApp().OnKestrel();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task By_default_nobody_is_believed()
    {
        await _app.WithPlanningAsync();

        var passedOn = await PassedOn();

        Assert.Equal(Self, passedOn["X-Forwarded-For"]);
        Assert.Equal("http", passedOn["X-Forwarded-Proto"]);
    }

    [Fact]
    public async Task What_a_publishing_engine_sets_for_every_project_makes_nobody_believed()
    {
        await _app.With("ForwardedHeaders_Enabled", "true").WithPlanningAsync();

        Assert.Equal(Self, (await PassedOn())["X-Forwarded-For"]);
    }

    [Fact]
    public async Task Another_than_the_named_proxy_is_not_believed()
    {
        await _app.With("Gateway:TrustedProxies:0", "198.51.100.1").WithPlanningAsync();

        Assert.Equal(Self, (await PassedOn())["X-Forwarded-For"]);
    }

    [Fact]
    public async Task The_named_proxy_is_believed_but_only_its_own_entry()
    {
        await _app.With("Gateway:TrustedProxies:0", Self).WithPlanningAsync();

        // A proxy adds whom it saw at the end; what stands before was sent by the client.
        var passedOn = await PassedOn($"192.0.2.66, {Elsewhere}");

        Assert.Equal(Elsewhere, passedOn["X-Forwarded-For"]);
        Assert.Equal("https", passedOn["X-Forwarded-Proto"]);
    }

    [Fact]
    public async Task A_made_up_address_a_request_does_not_escape_the_limit()
    {
        await _app.With("Gateway:AddressRequestsPerSecond", "1").With("Gateway:AddressBurst", "2").WithPlanningAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, Many).Select(number => SendAsync($"user-{number}", $"203.0.113.{number}")));

        Assert.Contains(HttpStatusCode.TooManyRequests, answers.Select(answer => answer.StatusCode));
    }

    private async Task<IHeaderDictionary> PassedOn(string forwardedFor = Elsewhere)
    {
        await (await SendAsync("user-1", forwardedFor)).ShouldBe(HttpStatusCode.OK);
        var headers = Assert.Single(_app.Received).Headers;
        Assert.False(headers.ContainsKey("Forwarded"));
        Assert.False(headers.ContainsKey("X-Forwarded-Prefix"));
        Assert.NotEqual("forged.example", headers["X-Forwarded-Host"].ToString());
        return headers;
    }

    private async Task<HttpResponseMessage> SendAsync(string userId, string forwardedFor)
    {
        var client = _app.Client(userId: userId);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "forged.example");
        client.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/forged");
        client.DefaultRequestHeaders.Add("Forwarded", $"for={forwardedFor}");
        return await client.GetAsync(new Uri(Units, UriKind.Relative));
    }
}
