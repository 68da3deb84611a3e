using System.Net;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

public sealed class KeepingAccounts
{
    [Fact]
    public async Task An_account_is_created_with_its_roles_and_found_again()
    {
        await using var app = new IdentityApp();

        var user = await app.HasUser("an.nv", Planner("QT.P9"));

        var read = await app.AsAdministrator().GetAsync(new Uri(user.Path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(user.Etag, read.Etag());
        Assert.Equal([new GrantOf("planner", "QT.P9", false, new DateOnly(2021, 12, 1), null)], (await read.ShouldBeOk<User>()).Grants);
    }

    [Fact]
    public async Task Sending_the_same_creation_again_creates_once_and_another_password_is_another_request()
    {
        await using var app = new IdentityApp();
        var administrator = app.AsAdministrator();
        object Body(string password) => new { userName = "an.nv", fullName = "An", password };

        var first = await administrator.Create(Routes.Users, Body(IdentityApp.Password), "key").ShouldBeOk<User>();
        var again = await administrator.Create(Routes.Users, Body(IdentityApp.Password), "key").ShouldBeOk<User>();

        Assert.Equal(first.Id, again.Id);
        await administrator.Create(Routes.Users, Body("một mật khẩu khác"), "key").ShouldBeProblem(422, "idempotency-key-reused");

        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.AsAdministrator().Create(Routes.Users, new { userName = "binh.lt", fullName = "Bình", password = IdentityApp.Password }, "key")
            .ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("an.nv")]
    [InlineData("AN.NV")]
    public async Task A_user_name_is_given_once_in_whatever_case(string again)
    {
        await using var app = new IdentityApp();
        await app.HasUser("an.nv");

        await app.AsAdministrator().Create(Routes.Users, new { userName = again, fullName = "An", password = IdentityApp.Password })
            .ShouldBeProblem(409, "user-name-taken");
    }

    [Theory]
    [InlineData("short", "password", "Mật khẩu phải có ít nhất 10 ký tự.")]
    [InlineData("aaaaaaaaaaaa", "password", "Mật khẩu phải có ít nhất 5 ký tự khác nhau.")]
    [InlineData("xin chào AN.NV", "password", "Mật khẩu không được chứa tên đăng nhập.")]
    public async Task A_weak_password_is_refused_in_words(string password, string field, string message)
    {
        await using var app = new IdentityApp();

        var problem = await app.AsAdministrator().Create(Routes.Users, new { userName = "an.nv", fullName = "An", password })
            .ShouldBeProblem(400, "validation-failed");

        Assert.Equal(message, problem.Body.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Theory]
    [InlineData("an nv")]
    [InlineData("ân.nv")]
    [InlineData("an|nv")]
    public async Task A_user_name_has_plain_letters(string userName)
    {
        await using var app = new IdentityApp();

        var problem = await app.AsAdministrator().Create(Routes.Users, new { userName, fullName = "An", password = IdentityApp.Password })
            .ShouldBeProblem(400, "validation-failed");

        Assert.Equal(["userName"], problem.Fields);
    }

    [Theory]
    [InlineData("king", "QT", "2022-01-01", null, "grants[0].role")]
    [InlineData("planner", "QT|1|2000-01-01|", "2022-01-01", null, "grants[0].unitCode")]
    [InlineData("planner", "", "2022-01-01", null, "grants[0].unitCode")]
    [InlineData("planner", "QT\n", "2022-01-01", null, "grants[0].unitCode")]
    [InlineData("planner", "QT", "2022-01-01", "2021-12-31", "grants[0].to")]
    public async Task A_grant_that_means_nothing_is_refused(string role, string unitCode, string from, string? to, string field)
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();

        var problem = await app.AsAdministrator()
            .Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, new { grants = new[] { new { role, unitCode, subtree = false, from, to } } })
            .ShouldBeProblem(400, "validation-failed");

        Assert.Equal([field], problem.Fields);
    }

    [Fact]
    public async Task Roles_are_replaced_as_a_whole()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser("an.nv", Planner("QT.P9"), Planner("QT.P1"));

        var changed = await app.AsAdministrator()
            .Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, new { grants = new[] { Planner("QT.P1"), Planner("QT.P2") } })
            .ShouldBe(HttpStatusCode.OK);

        Assert.NotEqual(user.Etag, changed.Etag());
        Assert.Equal(["QT.P1", "QT.P2"], (await changed.ShouldBeOk<User>()).Grants.Select(grant => grant.UnitCode).Order());
    }

    [Fact]
    public async Task The_same_role_is_not_given_twice_from_the_same_day()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var grants = new[]
        {
            new { role = "planner", unitCode = "QT", subtree = true, from = "2022-01-01", to = (string?)null },
            new { role = "planner", unitCode = "QT", subtree = true, from = "2022-01-01", to = (string?)"2022-06-30" },
        };

        await app.AsAdministrator().Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, new { grants }).ShouldBeProblem(409, "grant-twice");
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_read()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var administrator = app.AsAdministrator();
        var body = new { grants = new[] { Planner("QT") } };
        await administrator.Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, body).ShouldBe(HttpStatusCode.OK);

        await administrator.Send(HttpMethod.Put, $"{user.Path}/roles", body).ShouldBeProblem(428, "if-match-required");
        await administrator.Change(HttpMethod.Put, $"{user.Path}/roles", user.Etag, body).ShouldBeProblem(412, "stale-version");
        await administrator.Send(HttpMethod.Post, $"{user.Path}/lock").ShouldBeProblem(428, "if-match-required");
    }

    [Fact]
    public async Task A_stranger_at_the_door_does_not_make_the_version_stale()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        await app.TrySignIn(user.UserName, "guess").ShouldBeProblem(401, "sign-in-failed");
        await app.SignIn(user.UserName);

        await app.AsAdministrator().Change(HttpMethod.Post, $"{user.Path}/lock", user.Etag).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_locked_account_is_opened_again()
    {
        await using var app = new IdentityApp();
        var administrator = app.AsAdministrator();
        var user = await app.HasUser();
        var tokens = await app.SignIn(user.UserName);
        var locked = await administrator.Change(HttpMethod.Post, $"{user.Path}/lock", user.Etag).ShouldBe(HttpStatusCode.OK);
        await administrator.Change(HttpMethod.Post, $"{user.Path}/lock", locked.Etag()).ShouldBeProblem(409, "account-already-locked");
        await app.TryRefresh(tokens.RefreshToken).ShouldBeProblem(401, "session-ended");

        var opened = await administrator.Change(HttpMethod.Post, $"{user.Path}/unlock", locked.Etag()).ShouldBe(HttpStatusCode.OK);

        await app.SignIn(user.UserName);
        await administrator.Change(HttpMethod.Post, $"{user.Path}/unlock", opened.Etag()).ShouldBeProblem(409, "account-not-locked");
    }

    [Fact]
    public async Task An_administrator_ends_a_lockout_before_its_time()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        for (var attempt = 0; attempt < 5; attempt++)
            await app.TrySignIn(user.UserName, "guess").ShouldBeProblem(401, "sign-in-failed");

        await app.AsAdministrator().Change(HttpMethod.Post, $"{user.Path}/unlock", user.Etag).ShouldBe(HttpStatusCode.OK);

        await app.SignIn(user.UserName);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_locked_and_keeps_the_role()
    {
        await using var app = new IdentityApp();
        var administrator = app.AsAdministrator();
        var last = Assert.Single((await administrator.Read<Page<User>>(Routes.Users)).Items);
        var path = $"{Routes.Users}/{last.Id}";

        await administrator.Change(HttpMethod.Post, $"{path}/lock", "\"1\"").ShouldBeProblem(409, "last-administrator");
        await administrator.Change(HttpMethod.Put, $"{path}/roles", "\"1\"", new { grants = Array.Empty<object>() })
            .ShouldBeProblem(409, "last-administrator");

        await app.SignIn();
        Assert.Single((await administrator.Read<User>(path)).Grants);
    }

    [Fact]
    public async Task The_list_is_paged_sorted_and_searched_without_accents()
    {
        await using var app = new IdentityApp();
        var administrator = app.AsAdministrator();
        foreach (var name in (string[])["Đặng Thị Bình", "Trần Văn Cường", "Lê Thị Dung"])
        {
            await administrator.Create(Routes.Users, new
            {
                userName = name.Split(' ')[^1].Normalize(System.Text.NormalizationForm.FormD)[..1].ToLowerInvariant() + ".user",
                fullName = name,
                password = IdentityApp.Password,
            }).ShouldBe(HttpStatusCode.Created);
        }

        Assert.Equal(["Đặng Thị Bình"], Names(await administrator.Read<Page<User>>($"{Routes.Users}?q=dang")));
        Assert.Equal(["d.user", "c.user"], (await administrator.Read<Page<User>>($"{Routes.Users}?sort=-userName&pageSize=2")).Items.Select(user => user.UserName));
        var second = await administrator.Read<Page<User>>($"{Routes.Users}?pageSize=3&page=2");
        Assert.Equal((4, 2, 3, 1), (second.Total, second.Number, second.PageSize, second.Items.Count));
        Assert.Empty(Names(await administrator.Read<Page<User>>($"{Routes.Users}?q=%25")));
        Assert.Equal(["Quản trị hệ thống"], Names(await administrator.Read<Page<User>>($"{Routes.Users}?role=systemAdministrator")));
        await administrator.GetAsync(new Uri($"{Routes.Users}?sort=passwordHash", UriKind.Relative)).ShouldBeProblem(400, "validation-failed");
    }

    [Fact]
    public async Task An_unknown_account_is_not_found()
    {
        await using var app = new IdentityApp();

        await app.AsAdministrator().GetAsync(new Uri($"{Routes.Users}/{Guid.NewGuid()}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    private static IEnumerable<string> Names(Page<User> page) => page.Items.Select(user => user.FullName);

    private static object Planner(string unitCode) => new { role = "planner", unitCode, subtree = false, from = "2021-12-01" };
}
