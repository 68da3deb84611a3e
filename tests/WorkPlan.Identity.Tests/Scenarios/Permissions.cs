using System.Net;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

[Trait("Category", "Security")]
public sealed class Permissions
{
    private static readonly string SomeUser = $"{Routes.Users}/{Guid.NewGuid()}";

    private static readonly (HttpMethod Method, string Path, object? Body)[] Administration =
    [
        (HttpMethod.Get, Routes.Users, null),
        (HttpMethod.Post, Routes.Users, new { userName = "an.nv", fullName = "An", password = IdentityApp.Password }),
        (HttpMethod.Get, SomeUser, null),
        (HttpMethod.Put, $"{SomeUser}/roles", new { grants = Array.Empty<object>() }),
        (HttpMethod.Post, $"{SomeUser}/lock", null),
        (HttpMethod.Post, $"{SomeUser}/unlock", null),
        (HttpMethod.Post, Routes.Rotate, null),
    ];

    [Fact]
    public async Task Only_system_administrators_administer()
    {
        await using var app = new IdentityApp();
        foreach (var role in Roles.All.Where(role => role != Roles.SystemAdministrator))
        {
            foreach (var (method, path, body) in Administration)
                await app.As(role).Send(method, path, body, ifMatch: "\"1\"").ShouldBeProblem(403, "not-permitted");
        }
    }

    [Fact]
    public async Task Nobody_administers_without_signing_in()
    {
        await using var app = new IdentityApp();
        foreach (var (method, path, body) in Administration.Append((HttpMethod.Get, Routes.Me, null)))
            await app.Anonymous().Send(method, path, body, ifMatch: "\"1\"").ShouldBeProblem(401, "not-signed-in");
    }

    [Fact]
    public async Task An_administrator_of_one_unit_cannot_make_itself_more()
    {
        await using var app = new IdentityApp();
        var local = app.As(Roles.SystemAdministrator, "QT", subtree: true);

        foreach (var (method, path, body) in Administration.Where(request => request.Path != Routes.Rotate))
            await local.Send(method, path, body, ifMatch: "\"1\"").ShouldBeProblem(403, "whole-system-only");
        await local.Send(HttpMethod.Post, Routes.Rotate).ShouldBeProblem(403, "whole-system-only");
    }

    [Theory]
    [InlineData("2022-01-12", null)]
    [InlineData("2021-01-01", "2022-01-10")]
    public async Task A_grant_counts_on_its_days_only(string from, string? to)
    {
        await using var app = new IdentityApp();
        var grant = TestTokens.Grant(
            Roles.SystemAdministrator, "*", from: DateOnly.Parse(from, null), to: to is null ? null : DateOnly.Parse(to, null));

        await app.AsHolderOf([grant]).GetAsync(new Uri(Routes.Users, UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task An_account_without_any_role_still_sees_itself()
    {
        await using var app = new IdentityApp();
        await app.HasUser("new.comer");

        var me = await (await app.SignedIn("new.comer")).Read<User>(Routes.Me);

        Assert.Empty(me.Grants);
    }

    [Theory]
    [InlineData("/.well-known/jwks.json")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/health/live")]
    public async Task What_everybody_needs_is_open(string path)
    {
        await using var app = new IdentityApp();

        await app.Anonymous().GetAsync(new Uri(path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
    }
}
