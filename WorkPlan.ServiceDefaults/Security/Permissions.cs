using System.Collections.Frozen;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Which roles hold which permission in this service. Filled by <c>AddPermissions</c>; fixed once the service runs.</summary>
public sealed class PermissionTable
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _rolesByPermission;

    public PermissionTable(IEnumerable<PermissionGrant> grants) => _rolesByPermission = grants
        .GroupBy(grant => grant.Permission)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(grant => grant.Roles).ToFrozenSet());

    public IEnumerable<string> Permissions => _rolesByPermission.Keys;

    public bool Holds(string role, string permission) =>
        _rolesByPermission.TryGetValue(permission, out var roles) && roles.Contains(role);
}

/// <summary>One permission and the roles that hold it.</summary>
public sealed record PermissionGrant(string Permission, IReadOnlyList<string> Roles);

/// <summary>The permissions that every service knows.</summary>
public static class CommonPermissions
{
    /// <summary>To look at and act on queues, error queues and the state of the services.</summary>
    public const string ManageOperations = "operations.manage";

    internal static readonly PermissionGrant[] Table = [new(ManageOperations, [Roles.Operator, Roles.SystemAdministrator])];
}
