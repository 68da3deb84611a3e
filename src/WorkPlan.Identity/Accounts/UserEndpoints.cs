using Microsoft.EntityFrameworkCore;
using WorkPlan.Identity.Sessions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Identity.Accounts;

/// <summary>Accounts, as administrators of the whole system see and change them.</summary>
internal static partial class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/users").WithTags("Users").RequirePermission(IdentityPermissions.ManageUsers).ForTheWholeSystem();
        users.MapPost("", CreateUser).Idempotent<IdentityDbContext>(holdsSecrets: true);
        users.MapGet("", ListUsers);
        users.MapGet("/{id:guid}", GetUser);
        users.MapPut("/{id:guid}/roles", ReplaceGrants);
        users.MapPost("/{id:guid}/lock", LockUser);
        users.MapPost("/{id:guid}/unlock", UnlockUser);
    }

    private static async Task<CreatedWithETag<AccountView>> CreateUser(
        CreateUserRequest request, AccountRegister register, CurrentUser user, TimeProvider clock, ILogger<Account> logger)
    {
        var account = new Account(request.UserName, request.FullName, request.PersonCode, clock.GetUtcNow());
        account.Hold(request.Grants ?? []);
        await register.AddAsync(account, request.Password);
        Log.Created(logger, account.Id, user.UserId);
        return ETagged.Created($"/api/v1/identity/users/{account.Id}", AccountView.Of(account), account);
    }

    private static Task<Page<AccountView>> ListUsers(
        [AsParameters] PageQuery paging, IdentityDbContext db, Texts texts, CancellationToken cancellationToken,
        string? role = null, string? unitCode = null, bool? locked = null)
    {
        var accounts = db.Accounts.AsNoTracking();
        if (VietnameseText.SearchKey(paging.Q) is { Length: > 0 } key)
            accounts = accounts.Where(account => account.SearchKey.Contains(key));
        if (role is not null)
            accounts = accounts.Where(account => account.Grants.Any(grant => grant.Role == role));
        if (unitCode is not null)
            accounts = accounts.Where(account => account.Grants.Any(grant => grant.UnitCode == unitCode));
        if (locked is not null)
            accounts = accounts.Where(account => account.LockedAt != null == locked);
        return accounts.ToPageAsync(paging, AccountView.Sorting, "userName", AccountView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<AccountView>> GetUser(Guid id, IdentityDbContext db, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().Include(account => account.Grants)
            .SingleOrDefaultAsync(account => account.Id == id, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(AccountView.Of(account), account);
    }

    private static Task<OkWithETag<AccountView>> ReplaceGrants(
        Guid id, ReplaceGrantsRequest request, IfMatch ifMatch, AccountRegister register, CurrentUser user, ILogger<Account> logger,
        CancellationToken cancellationToken) =>
        register.ChangeAsync(id, ifMatch, account =>
        {
            account.Hold(request.Grants);
            Log.GrantsReplaced(logger, account.Id, account.Grants.Count, user.UserId);
        }, cancellationToken);

    private static async Task<OkWithETag<AccountView>> LockUser(
        Guid id, IfMatch ifMatch, AccountRegister register, SessionRegister sessions, CurrentUser user, TimeProvider clock,
        ILogger<Account> logger, CancellationToken cancellationToken)
    {
        var answer = await register.ChangeAsync(id, ifMatch, account => account.Lock(clock.GetUtcNow()), cancellationToken);
        await sessions.EndAllAsync(id, SessionEnd.AccountLocked, except: null, cancellationToken);
        Log.Locked(logger, id, user.UserId);
        return answer;
    }

    private static async Task<OkWithETag<AccountView>> UnlockUser(
        Guid id, IfMatch ifMatch, AccountRegister register, CurrentUser user, TimeProvider clock, ILogger<Account> logger,
        CancellationToken cancellationToken)
    {
        var answer = await register.ChangeAsync(id, ifMatch, account => account.Unlock(clock.GetUtcNow()), cancellationToken);
        Log.Unlocked(logger, id, user.UserId);
        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Account {AccountId} created by {UserId}")]
        public static partial void Created(ILogger logger, Guid accountId, string userId);

        [LoggerMessage(2, LogLevel.Information, "Account {AccountId} now holds {Grants} grants, by {UserId}")]
        public static partial void GrantsReplaced(ILogger logger, Guid accountId, int grants, string userId);

        [LoggerMessage(3, LogLevel.Information, "Account {AccountId} locked by {UserId}")]
        public static partial void Locked(ILogger logger, Guid accountId, string userId);

        [LoggerMessage(4, LogLevel.Information, "Account {AccountId} unlocked by {UserId}")]
        public static partial void Unlocked(ILogger logger, Guid accountId, string userId);
    }
}
