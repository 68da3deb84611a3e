using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity;

internal static class IdentityPermissions
{
    public const string ManageUsers = "identity.users.manage";
    public const string RotateKeys = "identity.keys.rotate";

    /// <summary>A policy, not a permission: whoever is signed in, with a role or without, may look at the own account.</summary>
    public const string SignedIn = "signedIn";

    public static readonly PermissionGrant[] Table =
    [
        new(ManageUsers, [Roles.SystemAdministrator]),
        new(RotateKeys, [Roles.SystemAdministrator]),
    ];
}
