namespace WorkPlan.AppHost;

/// <summary>Every name in the app model. Services see them in <c>ConnectionStrings__*</c> and <c>services__*</c>.</summary>
internal static class ResourceNames
{
    public const string Messaging = "messaging";
    public const string Sql = "sql";

    public const string PlanningDb = "planningdb";
    public const string AssignmentsDb = "assignmentsdb";
    public const string InspectionsDb = "inspectionsdb";
    public const string EmulationDb = "emulationdb";
    public const string NotificationsDb = "notificationsdb";
    public const string IdentityDb = "identitydb";

    public const string Planning = "planning";
    public const string Assignments = "assignments";
    public const string Inspections = "inspections";
    public const string Emulation = "emulation";
    public const string Notifications = "notifications";
    public const string Identity = "identity";
    public const string Gateway = "gateway";
    public const string Samples = "samples";

    public const string AdministratorPassword = "administrator-password";

    public static string MigrationsOf(string service) => $"{service}-migrations";
}
