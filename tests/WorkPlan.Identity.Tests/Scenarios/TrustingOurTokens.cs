using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

[Trait("Category", "Security")]
public sealed class TrustingOurTokens
{
    [Fact]
    public async Task Another_service_finds_the_keys_by_itself()
    {
        await using var app = new IdentityApp();
        await using var other = await OtherService(app);

        await Call(other, await app.SignIn()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_that_never_heard_of_the_new_key_asks_for_it_and_goes_on_trusting_the_old()
    {
        await using var app = new IdentityApp();
        app.Set("Identity:KeyGrace", "00:00:00");
        await using var other = await OtherService(app);
        var before = await app.SignIn();
        await Call(other, before).ShouldBe(HttpStatusCode.OK);
        await app.AsAdministrator().Send(HttpMethod.Post, Routes.Rotate).ShouldBe(HttpStatusCode.OK);

        var after = await app.SignIn();

        await Eventually.True(async () => (await Call(other, after)).StatusCode == HttpStatusCode.OK);
        await Call(other, before).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Call(WebApplication other, Tokens tokens)
    {
        var client = other.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return client.GetAsync(new Uri("/closed", UriKind.Relative));
    }

    /// <summary>The smallest other service, as Program.cs makes one; its way to the identity service is the only thing replaced.</summary>
    private static async Task<WebApplication> OtherService(IdentityApp identity)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["services:identity:http:0"] = "http://localhost";
        builder.Configuration["Authentication:KeyRefreshSeconds"] = "1";
        builder.Services.AddSingleton<TimeProvider>(identity.Clock);
        builder.AddServiceDefaults("other");
        builder.AddPermissions([new("other.read", [Roles.SystemAdministrator])]);
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            bearer.BackchannelHttpHandler = new Forward(identity.Anonymous()));
        var other = builder.Build();
        other.MapServiceDefaults();
        other.MapGet("/closed", () => "open to you").RequirePermission("other.read");
        await other.StartAsync();
        return other;
    }

    private sealed class Forward(HttpClient client) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            client.GetAsync(request.RequestUri, cancellationToken);
    }
}
