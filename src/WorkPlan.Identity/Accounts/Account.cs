using Microsoft.AspNetCore.Identity;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Identity.Accounts;

/// <summary>
/// Someone who can sign in, and the roles held, each in a unit and for a time. Counting wrong passwords does not change its version:
/// an administrator's work is not disturbed by somebody who knocks at the door.
/// </summary>
internal sealed class Account : IdentityUser<Guid>, IVersioned
{
    private readonly List<RoleGrant> _grants = [];

    private Account()
    {
    }

    public Account(string userName, string fullName, string? personCode, DateTimeOffset createdAt)
    {
        Id = Guid.CreateVersion7(createdAt);
        UserName = userName;
        FullName = VietnameseText.Clean(fullName);
        PersonCode = personCode;
        SearchKey = VietnameseText.SearchKey($"{userName} {FullName} {personCode}");
        CreatedAt = createdAt;
    }

    public string FullName { get; private set; } = "";

    /// <summary>The person in the staff register whose account this is; null for technical accounts.</summary>
    public string? PersonCode { get; private set; }

    public string SearchKey { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set while an administrator keeps the account locked; wrong passwords lock it by <c>LockoutEnd</c>.</summary>
    public DateTimeOffset? LockedAt { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<RoleGrant> Grants => _grants;

    public void Hold(IEnumerable<GrantRequest> grants)
    {
        var wanted = grants.ToHashSet();
        if (wanted.GroupBy(grant => (grant.Role, grant.UnitCode, grant.From)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw AccountRules.GrantTwice(twice.Key.Role, twice.Key.UnitCode);
        _grants.RemoveAll(grant => !wanted.Contains(grant.AsRequest()));
        wanted.ExceptWith(_grants.Select(grant => grant.AsRequest()));
        _grants.AddRange(wanted.Select(grant => new RoleGrant(grant)));
    }

    public void Lock(DateTimeOffset at)
    {
        if (LockedAt is not null)
            throw AccountRules.AlreadyLocked(UserName!);
        LockedAt = at;
    }

    /// <summary>Ends an administrator's lock, and the one that wrong passwords brought.</summary>
    public void Unlock(DateTimeOffset now)
    {
        if (LockedAt is null && !(LockoutEnd > now))
            throw AccountRules.NotLocked(UserName!);
        LockedAt = null;
        LockoutEnd = null;
        AccessFailedCount = 0;
    }
}
