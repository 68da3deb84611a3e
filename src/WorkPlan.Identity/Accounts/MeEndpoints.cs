using Microsoft.EntityFrameworkCore;
using WorkPlan.Identity.Sessions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Accounts;

/// <summary>The signed-in caller's own account.</summary>
internal static partial class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/me").WithTags("Me").RequireAuthorization(IdentityPermissions.SignedIn)
            .SignedInSuffices(because: "the account is the caller's own");
        me.MapGet("", GetMe);
        me.MapPost("/password", ChangePassword);
    }

    private static async Task<OkWithETag<AccountView>> GetMe(CurrentUser user, IdentityDbContext db, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Include(account => account.Grants).OfAsync(user, cancellationToken);
        return ETagged.Ok(AccountView.Of(account), account);
    }

    /// <summary>The current password stands for If-Match: who knows it has the account as it is. Every other session ends.</summary>
    private static async Task<IResult> ChangePassword(
        ChangePasswordRequest request, HttpContext http, CurrentUser user, IdentityDbContext db, AccountRegister register,
        PasswordCheck passwords, SignInLimits limits, SessionRegister sessions, ILogger<Account> logger, CancellationToken cancellationToken)
    {
        var userName = (await db.Accounts.AsNoTracking().OfAsync(user, cancellationToken)).UserName!;
        limits.Demand(http.Connection.RemoteIpAddress, userName);
        var check = await passwords.CheckAsync(userName, request.CurrentPassword, cancellationToken);
        if (check.Outcome is not PasswordOutcome.Right)
            throw AccountRules.CurrentPasswordWrong();
        var account = await db.Accounts.OfAsync(user, cancellationToken);
        // Both or nothing: whoever changes a password that others know must not leave them signed in.
        await db.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(token);
                await register.ChangePasswordAsync(account, request.CurrentPassword, request.NewPassword);
                await sessions.EndAllAsync(account.Id, SessionEnd.PasswordChanged, http.User.SessionId(), token);
                await transaction.CommitAsync(token);
            },
            cancellationToken);
        Log.PasswordChanged(logger, account.Id);
        return TypedResults.NoContent();
    }

    private static async Task<Account> OfAsync(this IQueryable<Account> accounts, CurrentUser user, CancellationToken cancellationToken) =>
        Guid.TryParse(user.UserId, out var id)
        && await accounts.SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? account
            : throw new NotFoundException();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Account {AccountId} has a new password")]
        public static partial void PasswordChanged(ILogger logger, Guid accountId);
    }
}
