using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Identity.Accounts;

namespace WorkPlan.Identity.Sessions;

internal enum PasswordOutcome
{
    Right,
    Wrong,

    /// <summary>Too many wrong passwords: for a while none is looked at, the right one neither.</summary>
    LockedOut,
}

/// <summary>
/// Compares a password so that guessing does not pay. An attempt is counted before the password is looked at, by one statement, so
/// that a crowd of attempts at once counts as many as it is. A name that nobody has costs the same time and locks the same way.
/// </summary>
internal sealed class PasswordCheck(
    IdentityDbContext db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, AttemptGates gates, UnknownNames unknownNames,
    IOptions<IdentitySettings> settings, TimeProvider clock)
{
    private static readonly Account Nobody = new("nobody", "nobody", null, DateTimeOffset.UnixEpoch);
    private static string? _nobodysHash;

    public async Task<(PasswordOutcome Outcome, Account? Account)> CheckAsync(
        string userName, string password, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(userName);
        using var gate = await gates.EnterAsync(name, cancellationToken);
        var account = await db.Accounts.AsNoTracking().Include(account => account.Grants)
            .SingleOrDefaultAsync(account => account.NormalizedUserName == name, cancellationToken);
        if (account is null)
        {
            Compare(Nobody, NobodysHash(), password);
            return (unknownNames.CountFailure(name) ? PasswordOutcome.LockedOut : PasswordOutcome.Wrong, null);
        }
        if (!await CountAsync(account.Id, cancellationToken))
        {
            Compare(Nobody, NobodysHash(), password);
            return (PasswordOutcome.LockedOut, account);
        }
        if (!Compare(account, account.PasswordHash!, password))
        {
            await LockOutAsync(account.Id, cancellationToken);
            return (PasswordOutcome.Wrong, account);
        }
        await Of(account.Id).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null),
            cancellationToken);
        return (PasswordOutcome.Right, account);
    }

    /// <summary>False when the account is locked out, or has used up its attempts and was never told so.</summary>
    private async Task<bool> CountAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var limit = settings.Value.LockoutFailures;
        var counted = await Of(id)
            .Where(account => (account.LockoutEnd == null || account.LockoutEnd <= now) && account.AccessFailedCount < limit)
            .ExecuteUpdateAsync(
                update => update.SetProperty(account => account.AccessFailedCount, account => account.AccessFailedCount + 1),
                cancellationToken);
        if (counted == 0)
            await LockOutAsync(id, cancellationToken);
        return counted == 1;
    }

    private Task<int> LockOutAsync(Guid id, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = clock.GetUtcNow() + settings.Value.LockoutDuration;
        var limit = settings.Value.LockoutFailures;
        return Of(id).Where(account => account.AccessFailedCount >= limit).ExecuteUpdateAsync(
            update => update.SetProperty(account => account.AccessFailedCount, 0).SetProperty(account => account.LockoutEnd, until),
            cancellationToken);
    }

    private IQueryable<Account> Of(Guid id) => db.Accounts.Where(account => account.Id == id);

    private bool Compare(Account account, string hash, string password) =>
        hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;

    private string NobodysHash() => _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
}
