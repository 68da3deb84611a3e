using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications;

/// <summary>What the roles may do here: everybody reads what is meant for them.</summary>
internal static class NotificationsPermissions
{
    public const string Read = "notifications.read";

    public static readonly PermissionGrant[] Table = [new(Read, Roles.All)];
}
