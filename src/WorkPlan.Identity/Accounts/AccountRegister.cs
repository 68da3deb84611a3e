using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Identity.Accounts;

/// <summary>Adds and changes accounts; whatever happens, somebody remains who can administer the system.</summary>
internal sealed class AccountRegister(IdentityDbContext db, UserManager<Account> users, Texts texts, TimeProvider clock)
{
    public async Task AddAsync(Account account, string password)
    {
        try
        {
            Demand(await users.CreateAsync(account, password), account.UserName!, "password");
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            throw AccountRules.UserNameTaken(account.UserName!);
        }
    }

    /// <summary>Changes one account that the caller has read before.</summary>
    public async Task<OkWithETag<AccountView>> ChangeAsync(
        Guid id, IfMatch ifMatch, Action<Account> change, CancellationToken cancellationToken)
    {
        // Two administrators who lock each other out must not both succeed.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var account = await db.Accounts.Include(account => account.Grants)
            .SingleOrDefaultAsync(account => account.Id == id, cancellationToken) ?? throw new NotFoundException();
        ifMatch.Demand(account);
        change(account);
        db.Touch(account);
        await db.SaveChangesAsync(cancellationToken);
        if (!await HasAdministratorAsync(cancellationToken))
            throw AccountRules.LastAdministrator();
        await transaction.CommitAsync(cancellationToken);
        return ETagged.Ok(AccountView.Of(account), account);
    }

    public async Task ChangePasswordAsync(Account account, string current, string changed) =>
        Demand(await users.ChangePasswordAsync(account, current, changed), account.UserName!, "newPassword");

    private Task<bool> HasAdministratorAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        return db.Accounts.AnyAsync(
            account => account.LockedAt == null && account.Grants.Any(grant =>
                grant.Role == Roles.SystemAdministrator && grant.UnitCode == Grant.EveryUnit && grant.From <= today && grant.To == null),
            cancellationToken);
    }

    private void Demand(IdentityResult result, string userName, string passwordField)
    {
        if (result.Succeeded)
            return;
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw AccountRules.UserNameTaken(userName);
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new RuleException("lost-race");
        throw new InvalidInputException(result.Errors
            .GroupBy(error => error.Code.Contains("UserName", StringComparison.Ordinal) ? "userName" : passwordField)
            .ToDictionary(group => group.Key, group => group.Select(Describe).ToArray()));
    }

    private string Describe(IdentityError error) =>
        texts.Find($"Account.{error.Code}", PasswordLimits.MinLength, PasswordLimits.UniqueCharacters) ?? error.Description;
}
