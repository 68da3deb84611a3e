using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

public sealed class SigningIn
{
    [Fact]
    public async Task The_first_administrator_signs_in_and_is_told_who_it_is()
    {
        await using var app = new IdentityApp();

        var me = await (await app.SignedIn()).Read<User>(Routes.Me);

        Assert.Equal(IdentityApp.Administrator, me.UserName);
        Assert.Equal(new GrantOf("systemAdministrator", "*", true, new DateOnly(2022, 1, 11), null), Assert.Single(me.Grants));
    }

    [Fact]
    public async Task A_token_says_who_where_and_until_when()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser("planner",
            new { role = "planner", unitCode = "QT.P9", subtree = false, from = "2021-12-01" },
            new { role = "staff", unitCode = "QT", subtree = true, from = "2021-01-01", to = "2022-12-31" },
            new { role = "inspector", unitCode = "QT", subtree = true, from = "2020-01-01", to = "2020-12-31" });

        var tokens = await app.SignIn("planner");

        var token = new JsonWebToken(tokens.AccessToken);
        Assert.Equal("ES256", token.Alg);
        Assert.Equal("workplan", token.Issuer);
        Assert.Equal(["workplan"], token.Audiences);
        Assert.Equal(user.Id.ToString(), token.Subject);
        Assert.Equal("Người dùng thử", token.GetClaim("name").Value);
        Assert.Equal(TimeSpan.FromMinutes(15), token.ValidTo - app.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(900, tokens.ExpiresIn);
        Assert.NotEmpty(token.Id);
        // The grant that has ended stays out.
        Assert.Equal(
            ["planner|QT.P9|0|2021-12-01|", "staff|QT|1|2021-01-01|2022-12-31"],
            token.Claims.Where(claim => claim.Type == "grant").Select(claim => claim.Value).Order());
    }

    [Fact]
    public async Task Tokens_are_never_stored_on_the_way()
    {
        await using var app = new IdentityApp();

        var response = await app.TrySignIn(IdentityApp.Administrator, IdentityApp.AdministratorPassword).ShouldBe(HttpStatusCode.OK);

        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData(IdentityApp.Administrator, "wrong")]
    [InlineData("nobody", "wrong")]
    public async Task A_wrong_password_and_an_unknown_name_get_one_answer(string userName, string password)
    {
        await using var app = new IdentityApp();

        var problem = await app.TrySignIn(userName, password).ShouldBeProblem(401, "sign-in-failed");

        Assert.Equal("Tên đăng nhập hoặc mật khẩu không đúng.", problem.Detail);
    }

    [Fact]
    public async Task A_decomposed_password_is_the_same_password()
    {
        await using var app = new IdentityApp();

        await app.TrySignIn(IdentityApp.Administrator, IdentityApp.AdministratorPassword.Normalize(System.Text.NormalizationForm.FormD))
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_of_a_locked_account_is_over_at_once_here()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var client = await app.SignedIn(user.UserName);

        await app.AsAdministrator().Change(HttpMethod.Post, $"{user.Path}/lock", user.Etag).ShouldBe(HttpStatusCode.OK);

        await client.GetAsync(new Uri(Routes.Me, UriKind.Relative)).ShouldBeProblem(401, "not-signed-in");
        await app.TrySignIn(user.UserName, IdentityApp.Password).ShouldBeProblem(403, "account-locked");
    }
}
