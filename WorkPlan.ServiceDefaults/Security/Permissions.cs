using System.Collections.Frozen;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Which roles hold which permission in this service. Filled by <c>AddPermissions</c>; fixed once the service runs.</summary>
public sealed class PermissionTable
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _rolesByPermission;
    private readonly FrozenSet<string> _inClosedUnits;

    public PermissionTable(IEnumerable<PermissionGrant> grants)
    {
        var table = grants.ToList();
        _rolesByPermission = table
            .GroupBy(grant => grant.Permission)
            .ToFrozenDictionary(group => group.Key, group => group.SelectMany(grant => grant.Roles).ToFrozenSet());
        _inClosedUnits = table.Where(grant => grant.InClosedUnits).Select(grant => grant.Permission).ToFrozenSet();
    }

    public IEnumerable<string> Permissions => _rolesByPermission.Keys;

    public bool Holds(string role, string permission) =>
        _rolesByPermission.TryGetValue(permission, out var roles) && roles.Contains(role);

    /// <summary>By its name: what ends in <c>.read</c> changes nothing.</summary>
    public static bool IsToRead(string permission) => permission.EndsWith(".read", StringComparison.Ordinal);

    /// <summary>Whether it counts after a unit's last day, too.</summary>
    public bool InClosedUnits(string permission) => _inClosedUnits.Contains(permission);
}

/// <summary>One permission and the roles that hold it.</summary>
public sealed record PermissionGrant(string Permission, IReadOnlyList<string> Roles)
{
    /// <summary>
    /// Changes in a unit end with the unit, but for the few that concern its past: late figures of its own periods, the record of who
    /// took over. Those who hold it in a successor hold it there, too.
    /// </summary>
    public bool InClosedUnits { get; init; }
}

/// <summary>The permissions that every service knows.</summary>
public static class CommonPermissions
{
    /// <summary>To look at and act on queues, error queues and the state of the services.</summary>
    public const string ManageOperations = "operations.manage";

    internal static readonly PermissionGrant[] Table = [new(ManageOperations, [Roles.Operator, Roles.SystemAdministrator])];
}
