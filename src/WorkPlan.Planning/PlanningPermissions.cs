using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning;

/// <summary>What can be permitted in planning, and to which roles it is.</summary>
internal static class PlanningPermissions
{
    /// <summary>Units, fields of work, calendars and catalogues: what everybody refers to.</summary>
    public const string ReadReference = "planning.reference.read";

    public const string WriteUnits = "planning.units.write";
    public const string WriteFields = "planning.fields.write";
    /// <summary>To say in which fields a unit works.</summary>
    public const string WriteUnitFields = "planning.unit-fields.write";

    public const string WriteCalendars = "planning.calendars.write";
    public const string WriteCatalogues = "planning.catalogues.write";

    public const string ReadPlans = "planning.plans.read";
    public const string WritePlans = "planning.plans.write";
    public const string ApprovePlans = "planning.plans.approve";
    public const string IssuePlans = "planning.plans.issue";

    /// <summary>To recall a plan that was issued already.</summary>
    public const string WithdrawPlans = "planning.plans.withdraw";

    public const string ReadResults = "planning.results.read";
    public const string WriteResults = "planning.results.write";

    public static readonly PermissionGrant[] Table =
    [
        new(ReadReference, Roles.Members),
        new(WriteUnits, [Roles.SystemAdministrator]) { InClosedUnits = true },
        new(WriteFields, [Roles.SystemAdministrator]),
        new(WriteUnitFields, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief]),
        new(WriteCalendars, [Roles.SystemAdministrator]),
        new(WriteCatalogues, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief, Roles.Planner]),
        new(ReadPlans, Roles.Members),
        new(WritePlans, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]),
        new(ApprovePlans, [Roles.Chief, Roles.DeputyChief]),
        new(IssuePlans, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead]),
        new(WithdrawPlans, [Roles.Chief, Roles.DeputyChief]),
        new(ReadResults, Roles.Members),
        new(WriteResults, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]) { InClosedUnits = true },
    ];
}
