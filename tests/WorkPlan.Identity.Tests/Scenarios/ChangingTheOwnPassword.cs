using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Testing.Http;

namespace WorkPlan.Identity.Tests.Scenarios;

public sealed class ChangingTheOwnPassword
{
    private const string NewPassword = "năm từ hoàn toàn khác";
    private const string Path = $"{Routes.Me}/password";

    [Fact]
    public async Task The_new_password_counts_and_every_other_session_ends()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var elsewhere = await app.SignIn(user.UserName);
        var here = await app.SignIn(user.UserName);

        await app.With(here).Send(HttpMethod.Post, Path, new { currentPassword = IdentityApp.Password, newPassword = NewPassword })
            .ShouldBe(HttpStatusCode.NoContent);

        await app.TryRefresh(elsewhere.RefreshToken).ShouldBeProblem(401, "session-ended");
        await app.TryRefresh(here.RefreshToken).ShouldBe(HttpStatusCode.OK);
        await app.TrySignIn(user.UserName, IdentityApp.Password).ShouldBeProblem(401, "sign-in-failed");
        await app.SignIn(user.UserName, NewPassword);
    }

    [Fact]
    public async Task When_the_others_sessions_cannot_be_ended_the_old_password_stays()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var client = await app.SignedIn(user.UserName);
        await app.Database(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER stuck BEFORE UPDATE OF EndedAt ON Sessions BEGIN SELECT RAISE(ABORT, 'stuck'); END"));
        await app.SignIn(user.UserName);

        await client.Send(HttpMethod.Post, Path, new { currentPassword = IdentityApp.Password, newPassword = NewPassword })
            .ShouldBe(HttpStatusCode.InternalServerError);

        await app.SignIn(user.UserName);
        await app.TrySignIn(user.UserName, NewPassword).ShouldBeProblem(401, "sign-in-failed");
    }

    [Fact]
    public async Task A_stolen_token_does_not_help_to_guess_the_password()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var stolen = await app.SignedIn(user.UserName);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await stolen.Send(HttpMethod.Post, Path, new { currentPassword = $"guess {attempt}", newPassword = NewPassword })
                .ShouldBeProblem(409, "current-password-wrong");
        }

        await stolen.Send(HttpMethod.Post, Path, new { currentPassword = IdentityApp.Password, newPassword = NewPassword })
            .ShouldBeProblem(409, "current-password-wrong");
        await app.TrySignIn(user.UserName, IdentityApp.Password).ShouldBeProblem(403, "account-locked");
    }

    [Fact]
    public async Task A_weak_new_password_is_refused_and_the_old_one_stays()
    {
        await using var app = new IdentityApp();
        var user = await app.HasUser();
        var client = await app.SignedIn(user.UserName);

        var problem = await client.Send(HttpMethod.Post, Path, new { currentPassword = IdentityApp.Password, newPassword = "short" })
            .ShouldBeProblem(400, "validation-failed");

        Assert.Equal(["newPassword"], problem.Fields);
        await app.SignIn(user.UserName);
    }

    [Fact]
    public async Task Nobody_without_an_account_has_a_password_to_change()
    {
        await using var app = new IdentityApp();

        await app.As("planner").Send(HttpMethod.Post, Path, new { currentPassword = IdentityApp.Password, newPassword = NewPassword })
            .ShouldBeProblem(404, "not-found");
    }
}
