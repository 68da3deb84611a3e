using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

public sealed class StayingSignedIn
{
    private static readonly TimeSpan PastTheLeeway = TimeSpan.FromSeconds(11);

    [Fact]
    public async Task A_refresh_token_gives_new_tokens_for_the_same_session()
    {
        await using var app = new IdentityApp();
        var first = await app.SignIn();
        app.Clock.Advance(TimeSpan.FromMinutes(14));

        var second = await app.TryRefresh(first.RefreshToken).ShouldBeOk<Tokens>();

        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.Equal(Claim(first, "sid"), Claim(second, "sid"));
        Assert.NotEqual(Claim(first, "jti"), Claim(second, "jti"));
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(IdentityApp.Administrator, (await app.With(second).Read<User>(Routes.Me)).UserName);
    }

    [Fact]
    public async Task A_token_used_twice_ends_the_whole_family()
    {
        await using var app = new IdentityApp();
        var stolen = await app.SignIn();
        var other = await app.SignIn();
        var successor = await app.TryRefresh(stolen.RefreshToken).ShouldBeOk<Tokens>();
        app.Clock.Advance(PastTheLeeway);

        await app.TryRefresh(stolen.RefreshToken).ShouldBeProblem(401, "refresh-token-reused");

        await app.TryRefresh(successor.RefreshToken).ShouldBeProblem(401, "session-ended");
        await app.With(successor).GetAsync(new Uri(Routes.Me, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
        // Another sign-in of the same account is another family.
        await app.TryRefresh(other.RefreshToken).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_used_again_after_its_successor_was_used_is_theft_however_soon()
    {
        await using var app = new IdentityApp();
        var first = await app.SignIn();
        var second = await app.TryRefresh(first.RefreshToken).ShouldBeOk<Tokens>();
        await app.TryRefresh(second.RefreshToken).ShouldBe(HttpStatusCode.OK);

        await app.TryRefresh(first.RefreshToken).ShouldBeProblem(401, "refresh-token-reused");
    }

    [Fact]
    public async Task A_crowd_of_clicks_gets_one_and_the_same_successor()
    {
        await using var app = new IdentityApp();
        var first = await app.SignIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => app.TryRefresh(first.RefreshToken).ShouldBeOk<Tokens>()));

        var successor = Assert.Single(answers.Select(answer => answer.RefreshToken).Distinct());
        await app.TryRefresh(successor).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(3, await app.Database(db => db.RefreshTokens.CountAsync()));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not base64 at all")]
    [InlineData("' OR 1=1 --")]
    public async Task A_token_that_was_never_given_out_is_refused(string token)
    {
        await using var app = new IdentityApp();

        await app.TryRefresh(token).ShouldBeProblem(401, "refresh-token-invalid");
    }

    [Fact]
    public async Task An_idle_session_expires_after_a_day()
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();
        app.Clock.Advance(TimeSpan.FromHours(25));

        await app.TryRefresh(tokens.RefreshToken).ShouldBeProblem(401, "session-expired");
    }

    [Fact]
    public async Task A_busy_session_ends_after_a_fortnight()
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();
        for (var hours = 0; hours < 14 * 24 - 20; hours += 20)
        {
            app.Clock.Advance(TimeSpan.FromHours(20));
            tokens = await app.TryRefresh(tokens.RefreshToken).ShouldBeOk<Tokens>();
        }
        app.Clock.Advance(TimeSpan.FromHours(20));

        await app.TryRefresh(tokens.RefreshToken).ShouldBeProblem(401, "session-expired");
    }

    [Fact]
    public async Task New_roles_are_in_the_next_token()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var tokens = await app.SignIn(user.UserName);
        await app.AsAdministrator().Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, new
        {
            grants = new[] { new { role = "auditor", unitCode = "QT", subtree = true, from = "2022-01-01" } },
        }).ShouldBe(HttpStatusCode.OK);

        var next = await app.TryRefresh(tokens.RefreshToken).ShouldBeOk<Tokens>();

        Assert.Equal("auditor|QT|1|2022-01-01|", Claim(next, "grant"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_ends_the_session(bool byRefreshToken)
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();

        var signedOut = byRefreshToken
            ? await app.Anonymous().Send(HttpMethod.Delete, Routes.Tokens, new { refreshToken = tokens.RefreshToken })
            : await app.With(tokens).Send(HttpMethod.Delete, Routes.Tokens);

        await signedOut.ShouldBe(HttpStatusCode.NoContent);
        await app.TryRefresh(tokens.RefreshToken).ShouldBeProblem(401, "session-ended");
        await app.With(tokens).GetAsync(new Uri(Routes.Me, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task Nobody_signs_out_without_saying_who()
    {
        await using var app = new IdentityApp();

        await app.Anonymous().Send(HttpMethod.Delete, Routes.Tokens).ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task A_session_survives_a_restart()
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();

        await app.Restart();

        Assert.Equal(IdentityApp.Administrator, (await app.With(tokens).Read<User>(Routes.Me)).UserName);
        await app.TryRefresh(tokens.RefreshToken).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_database_does_not_give_refresh_tokens_away()
    {
        await using var app = new IdentityApp();
        var tokens = await app.SignIn();
        var secret = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes(tokens.RefreshToken);
        Assert.Equal(32, secret.Length);

        var stored = await app.Database(db => db.RefreshTokens.AsNoTracking().SingleAsync());

        Assert.NotEqual(secret, stored.Hash);
        Assert.NotEqual(secret, stored.Seed);
        Assert.NotEqual(Encoding.UTF8.GetBytes(tokens.RefreshToken), stored.Hash);
    }

    private static string Claim(Tokens tokens, string type) => new JsonWebToken(tokens.AccessToken).GetClaim(type).Value;
}
