using System.Net;
using System.Net.Http.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

[Trait("Category", "Security")]
public sealed class GuessingPasswords
{
    [Theory]
    [InlineData(IdentityApp.Administrator)]
    [InlineData("nobody")]
    public async Task The_sixth_try_is_not_looked_at_whether_the_name_exists_or_not(string userName)
    {
        await using var app = new IdentityApp();
        for (var attempt = 0; attempt < 5; attempt++)
            await app.TrySignIn(userName, $"guess {attempt}").ShouldBeProblem(401, "sign-in-failed");

        await app.TrySignIn(userName, IdentityApp.AdministratorPassword).ShouldBeProblem(403, "account-locked");

        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await app.TrySignIn(userName, "guess again").ShouldBeProblem(401, "sign-in-failed");
    }

    [Fact]
    public async Task After_the_lockout_the_right_password_is_right_again()
    {
        await using var app = new IdentityApp();
        for (var attempt = 0; attempt < 5; attempt++)
            await app.TrySignIn(IdentityApp.Administrator, $"guess {attempt}").ShouldBeProblem(401, "sign-in-failed");
        app.Clock.Advance(TimeSpan.FromMinutes(15));

        await app.SignIn();
    }

    [Fact]
    public async Task Four_wrong_tries_are_forgotten_with_the_right_one()
    {
        await using var app = new IdentityApp();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
                await app.TrySignIn(IdentityApp.Administrator, "guess").ShouldBeProblem(401, "sign-in-failed");
            await app.SignIn();
        }
    }

    [Fact]
    public async Task A_crowd_of_guesses_at_once_counts_as_many_as_it_is()
    {
        await using var app = new IdentityApp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(guess => app.TrySignIn(IdentityApp.Administrator, $"guess {guess}")));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task The_owner_may_sign_in_at_many_places_at_once()
    {
        await using var app = new IdentityApp();

        var sessions = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => app.SignIn()));

        Assert.Equal(15, sessions.Select(session => session.RefreshToken).Distinct().Count());
    }

    [Theory]
    [InlineData("planner", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("lockedOut", "wrong")]
    public async Task Every_try_costs_one_comparison(string userName, string password)
    {
        await using var app = new IdentityApp();
        await app.HasUser("planner");
        await app.HasUser("lockedOut");
        for (var attempt = 0; attempt < 5; attempt++)
            await app.TrySignIn("lockedOut", "guess");
        // The first comparison with nobody's hash also makes that hash.
        await app.TrySignIn("somebody", "else");
        var before = app.Comparisons;

        await app.TrySignIn(userName, password);

        Assert.Equal(before + 1, app.Comparisons);
    }

    [Fact]
    public async Task Too_many_tries_with_one_name_must_wait_as_long_as_the_answer_says()
    {
        await using var app = new IdentityApp();
        app.Set("Identity:SignInsPerUser", "4");
        for (var attempt = 0; attempt < 4; attempt++)
            await app.SignIn();

        var refused = await app.TrySignIn(IdentityApp.Administrator, IdentityApp.AdministratorPassword);

        await refused.ShouldBeProblem(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(15), refused.Headers.RetryAfter?.Delta);
        app.Clock.Advance(TimeSpan.FromSeconds(14));
        await app.TrySignIn(IdentityApp.Administrator, IdentityApp.AdministratorPassword).ShouldBeProblem(429, "too-many-requests");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.SignIn();
    }

    [Fact]
    public async Task An_address_that_tries_a_thousand_names_is_stopped()
    {
        await using var app = new IdentityApp();
        app.Set("Identity:SignInsPerAddress", "10");

        var answers = new List<HttpResponseMessage>();
        for (var name = 0; name < 30; name++)
            answers.Add(await app.TrySignIn($"user{name}", "Password1!"));

        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.All(answers.Skip(10), answer => Assert.Equal(TimeSpan.FromSeconds(6), answer.Headers.RetryAfter?.Delta));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("198.51.100.1", true)]
    [InlineData("198.51.100.2", false)]
    public async Task Addresses_are_told_apart_behind_a_gateway_that_is_known(string gateway, bool known)
    {
        await using var app = new IdentityApp { Peer = IPAddress.Parse(gateway) };
        app.Set("Identity:SignInsPerAddress", "5");
        app.Set("Identity:TrustedProxies:0", "198.51.100.1");

        var answers = new List<HttpStatusCode>();
        for (var client = 0; client < 10; client++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Routes.Tokens)
            {
                Content = JsonContent.Create(new { userName = $"user{client}", password = "Password1!" }),
            };
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{client}");
            answers.Add((await app.Anonymous().SendAsync(request)).StatusCode);
        }

        Assert.Equal(known ? 0 : 5, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task The_log_tells_of_every_try_and_holds_no_secret()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var tokens = await app.SignIn(user.UserName);
        var next = await app.TryRefresh(tokens.RefreshToken).ShouldBeOk<Tokens>();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.TryRefresh(tokens.RefreshToken).ShouldBeProblem(401, "refresh-token-reused");
        await app.TrySignIn("mật khẩu gõ nhầm ô", "wrong password").ShouldBeProblem(401, "sign-in-failed");
        await app.TrySignIn(user.UserName, "wrong password").ShouldBeProblem(401, "sign-in-failed");
        await app.WithToken(tokens.AccessToken[..^8] + "tampered").GetAsync(new Uri(Routes.Me, UriKind.Relative))
            .ShouldBeProblem(401, "not-signed-in");
        await app.Anonymous().PostAsJsonAsync(Routes.Tokens, new { userName = 1, password = "wrong password" })
            .ShouldBeProblem(400, "malformed-request");
        var mine = await app.SignedIn(user.UserName);
        await mine.Send(HttpMethod.Post, $"{Routes.Me}/password", new { currentPassword = IdentityApp.Password, newPassword = "năm từ hoàn toàn khác" })
            .ShouldBe(HttpStatusCode.NoContent);

        var log = app.Log.Lines;

        Assert.Contains(log, line => line.Contains($"Account {user.Id} signed in", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains($"Sign-in failed for account {user.Id}", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("Sign-in failed for account (null)", StringComparison.Ordinal));
        Assert.Contains(log, line => line.Contains("was used again", StringComparison.Ordinal));
        string[] secrets =
        [
            IdentityApp.Password, IdentityApp.AdministratorPassword, "wrong password", "năm từ hoàn toàn khác", "mật khẩu gõ nhầm ô",
            tokens.RefreshToken, next.RefreshToken, .. Parts(tokens.AccessToken), .. Parts(next.AccessToken),
        ];
        Assert.DoesNotContain(log, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    // The header of a token is no secret; its payload and its signature are.
    private static string[] Parts(string token) => token.Split('.')[1..];
}
