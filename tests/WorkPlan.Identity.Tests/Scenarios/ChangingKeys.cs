using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using WorkPlan.Identity.Keys;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

[Trait("Category", "Security")]
public sealed class ChangingKeys
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_its_last_token_is_over()
    {
        await using var app = new IdentityApp();
        var first = Assert.Single(await Published(app));
        var before = await app.SignIn();

        var rotation = await app.AsAdministrator().Send(HttpMethod.Post, Routes.Rotate).ShouldBeOk<Rotation>();

        Assert.Equal([first, rotation.KeyId], await Published(app));
        Assert.Equal(app.Clock.GetUtcNow() + Grace, rotation.SignsFrom);
        Assert.Equal(first, new JsonWebToken((await app.SignIn()).AccessToken).Kid);

        app.Clock.Advance(Grace - TimeSpan.FromSeconds(1));
        var last = await app.SignIn();
        Assert.Equal(first, new JsonWebToken(last.AccessToken).Kid);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(rotation.KeyId, new JsonWebToken((await app.SignIn()).AccessToken).Kid);

        // The last token of the old key is good to its end; the session of the first sign-in goes on.
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(IdentityApp.Administrator, (await app.With(last).Read<User>(Routes.Me)).UserName);
        await app.TryRefresh(before.RefreshToken).ShouldBe(HttpStatusCode.OK);
        Assert.Equal([first, rotation.KeyId], await Published(app));

        app.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal([rotation.KeyId], await Published(app));
    }

    [Fact]
    public async Task A_key_that_is_ninety_days_old_is_followed_by_another_without_anybody_asking()
    {
        await using var app = new IdentityApp();
        var first = Assert.Single(await Published(app));

        app.Clock.Advance(TimeSpan.FromDays(90) + TimeSpan.FromMinutes(1));

        await Eventually.True(async () => (await Published(app)).Length == 2);
        app.Clock.Advance(Grace + TimeSpan.FromHours(1));
        await Eventually.True(async () => await Published(app) is [var only] && only != first);
        await Eventually.Equal(1, () => app.Database(db => db.SigningKeys.CountAsync()));
    }

    [Fact]
    public async Task Two_orders_at_once_are_both_answered_and_every_key_is_its_own_generation()
    {
        await using var app = new IdentityApp();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            app.AsAdministrator().Send(HttpMethod.Post, Routes.Rotate).ShouldBe(HttpStatusCode.OK)));

        var keys = await app.Database(db => db.SigningKeys.AsNoTracking().ToListAsync());
        Assert.InRange(keys.Count, 2, 5);
        Assert.Equal(keys.Count, keys.Select(key => key.KeyId).Distinct().Count());
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task The_private_key_lies_in_the_database_encrypted_and_the_key_ring_beside_it_for_its_owner_only()
    {
        await using var app = new IdentityApp();
        await app.SignIn();

        var key = await app.Database(db => db.SigningKeys.AsNoTracking().SingleAsync());

        Assert.Throws<System.Security.Cryptography.CryptographicException>(() =>
        {
            using var pair = System.Security.Cryptography.ECDsa.Create();
            pair.ImportPkcs8PrivateKey(key.ProtectedPrivateKey, out _);
        });
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(app.KeyDirectory));
        var file = Assert.Single(Directory.GetFiles(app.KeyDirectory));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void On_a_server_outside_of_development_the_folder_of_the_key_ring_must_be_named()
    {
        var directory = new KeyDirectory(
            Options.Create(new IdentitySettings()), Options.Create(new DatabaseOptions { Provider = DatabaseProvider.SqlServer }),
            new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Production });

        var refusal = Assert.Throws<InvalidOperationException>(directory.Open);

        Assert.Contains("Identity:KeyDirectory must name a directory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_set_holds_no_private_part()
    {
        await using var app = new IdentityApp();

        var set = await app.Anonymous().Read<JsonElement>(Routes.KeySet);

        var key = Assert.Single(set.GetProperty("keys").EnumerateArray());
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task A_restart_keeps_the_key()
    {
        await using var app = new IdentityApp();
        var before = await Published(app);

        await app.Restart();

        Assert.Equal(before, await Published(app));
    }

    [Fact]
    public async Task When_the_key_ring_is_lost_a_new_key_signs_and_the_tokens_of_the_old_one_stay_good()
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();
        var first = Assert.Single(await Published(app));
        foreach (var file in Directory.GetFiles(app.KeyDirectory))
            File.Delete(file);

        await app.Restart();

        Assert.Equal(IdentityApp.Administrator, (await app.With(tokens).Read<User>(Routes.Me)).UserName);
        var next = await app.TryRefresh(tokens.RefreshToken).ShouldBeOk<Tokens>();
        Assert.NotEqual(first, new JsonWebToken(next.AccessToken).Kid);
        Assert.Contains(app.Log.Lines, line => line.Contains($"Key {first} cannot be opened", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_description_leads_to_the_keys()
    {
        await using var app = new IdentityApp();

        var description = await app.Anonymous().Read<JsonElement>("/.well-known/openid-configuration");

        Assert.Equal("workplan", description.GetProperty("issuer").GetString());
        Assert.Equal("http://localhost/.well-known/jwks.json", description.GetProperty("jwks_uri").GetString());
    }

    [Fact]
    public async Task A_public_address_is_published_instead_of_the_address_of_the_request()
    {
        await using var app = new IdentityApp();
        app.Set("Identity:PublicAddress", "https://workplan.example/");

        var description = await app.Anonymous().Read<JsonElement>("/.well-known/openid-configuration");

        Assert.Equal("https://workplan.example/.well-known/jwks.json", description.GetProperty("jwks_uri").GetString());
    }

    private static async Task<string[]> Published(IdentityApp app)
    {
        var set = await app.Anonymous().Read<JsonElement>(Routes.KeySet);
        return [.. set.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    private sealed record Rotation(string KeyId, DateTimeOffset PublishedAt, DateTimeOffset SignsFrom);
}
