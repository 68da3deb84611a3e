using System.Net;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

public sealed class SeeingWhereOneIsSignedIn
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task Every_living_session_of_the_account_is_listed_the_own_one_marked()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        await app.SignIn();
        var atTheDesk = await SignInFrom(app, user, Firefox);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var onThePhone = await app.SignIn(user.UserName);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var renewed = await app.TryRefresh(atTheDesk.RefreshToken).ShouldBeOk<Tokens>();

        var sessions = await app.With(renewed).Read<SessionOf[]>(Routes.Sessions);

        Assert.Collection(
            sessions,
            phone => Assert.False(phone.Current),
            desk =>
            {
                Assert.True(desk.Current);
                Assert.Equal(Firefox, desk.Device);
                Assert.Equal(desk.StartedAt + TimeSpan.FromMinutes(10), desk.LastUsedAt);
            });
        Assert.Equal([true, false], (await app.With(onThePhone).Read<SessionOf[]>(Routes.Sessions)).Select(session => session.Current));
    }

    [Fact]
    public async Task One_that_is_over_is_not_listed()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        await app.SignIn(user.UserName);
        var signedOut = await app.SignIn(user.UserName);
        await app.With(signedOut).DeleteAsync(new Uri(Routes.Tokens, UriKind.Relative)).ShouldBe(HttpStatusCode.NoContent);
        app.Clock.Advance(TimeSpan.FromHours(25));
        var current = await app.SignIn(user.UserName);

        Assert.True(Assert.Single(await app.With(current).Read<SessionOf[]>(Routes.Sessions)).Current);
    }

    [Fact]
    public async Task Ending_one_from_another_leaves_the_others_and_may_be_repeated()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var lost = await app.SignIn(user.UserName);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var own = await app.SignIn(user.UserName);
        var client = app.With(own);
        var id = Assert.Single(await client.Read<SessionOf[]>(Routes.Sessions), session => !session.Current).Id;

        await client.Send(HttpMethod.Delete, $"{Routes.Sessions}/{id}").ShouldBe(HttpStatusCode.NoContent);
        await client.Send(HttpMethod.Delete, $"{Routes.Sessions}/{id}").ShouldBe(HttpStatusCode.NoContent);

        await app.TryRefresh(lost.RefreshToken).ShouldBeProblem(401, "session-ended");
        await app.With(lost).Send(HttpMethod.Get, Routes.Me).ShouldBeProblem(401, "not-signed-in");
        await app.TryRefresh(own.RefreshToken).ShouldBe(HttpStatusCode.OK);
        Assert.Single(await client.Read<SessionOf[]>(Routes.Sessions));
    }

    [Fact]
    [Trait("Category", "Security")]
    public async Task Somebody_elses_session_does_not_exist_not_even_for_an_administrator()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var theirs = await app.SignIn(user.UserName);
        var id = Assert.Single(await app.With(theirs).Read<SessionOf[]>(Routes.Sessions)).Id;

        await (await app.SignedIn()).Send(HttpMethod.Delete, $"{Routes.Sessions}/{id}").ShouldBeProblem(404, "not-found");
        await app.Anonymous().Send(HttpMethod.Delete, $"{Routes.Sessions}/{id}").ShouldBeProblem(401, "not-signed-in");
        await app.Anonymous().Send(HttpMethod.Get, Routes.Sessions).ShouldBeProblem(401, "not-signed-in");

        await app.TryRefresh(theirs.RefreshToken).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<Tokens> SignInFrom(IdentityApp app, User user, string device)
    {
        var client = app.Anonymous();
        client.DefaultRequestHeaders.UserAgent.ParseAdd(device);
        return await client.Send(HttpMethod.Post, Routes.Tokens, new { userName = user.UserName, password = IdentityApp.Password }).ShouldBeOk<Tokens>();
    }

    private sealed record SessionOf(Guid Id, string? Device, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);
}
