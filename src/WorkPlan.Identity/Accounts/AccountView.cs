using System.Linq.Expressions;
using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.Identity.Accounts;

/// <summary>An account as administrators and its owner see it.</summary>
internal sealed record AccountView(
    Guid Id, string UserName, string FullName, string? PersonCode, DateTimeOffset CreatedAt, DateTimeOffset? LockedAt,
    IReadOnlyList<GrantView> Grants)
{
    public static readonly Expression<Func<Account, AccountView>> Projection = account => new AccountView(
        account.Id, account.UserName!, account.FullName, account.PersonCode, account.CreatedAt, account.LockedAt,
        account.Grants.OrderBy(grant => grant.From).ThenBy(grant => grant.Id)
            .Select(grant => new GrantView(grant.Role, grant.UnitCode, grant.Subtree, grant.From, grant.To)).ToList());

    private static readonly Func<Account, AccountView> Compiled = Projection.Compile();

    public static readonly Sorting<Account> Sorting = new Sorting<Account>(account => account.Id)
        .By("userName", account => account.UserName)
        .By("fullName", account => account.FullName)
        .By("createdAt", account => account.CreatedAt);

    public static AccountView Of(Account account) => Compiled(account);
}

internal sealed record GrantView(string Role, string UnitCode, bool Subtree, DateOnly From, DateOnly? To);
