using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning;

/// <summary>What can be permitted in planning, and to which roles it is.</summary>
internal static class PlanningPermissions
{
    /// <summary>Units, fields of work, calendars and catalogues: what everybody refers to.</summary>
    public const string ReadReference = "planning.reference.read";

    /// <summary>How units are called: whoever signs in meets them, operators among them.</summary>
    public const string ReadUnitNames = "planning.unit-names.read";

    public const string WriteUnits = "planning.units.write";
    public const string WriteFields = "planning.fields.write";
    /// <summary>To say in which fields a unit works.</summary>
    public const string WriteUnitFields = "planning.unit-fields.write";

    public const string WriteCalendars = "planning.calendars.write";
    public const string WriteCatalogues = "planning.catalogues.write";

    /// <summary>To let a target that a unit below set itself count in one's own year.</summary>
    public const string AdoptTargets = "planning.targets.adopt";

    public const string ReadPlans = "planning.plans.read";
    public const string WritePlans = "planning.plans.write";
    public const string ApprovePlans = "planning.plans.approve";
    public const string IssuePlans = "planning.plans.issue";

    /// <summary>To recall a plan that was issued already.</summary>
    public const string WithdrawPlans = "planning.plans.withdraw";

    /// <summary>To raise, escalate and resolve obstacles.</summary>
    public const string WriteObstacles = "planning.obstacles.write";

    /// <summary>To say which deputy chief supervises a unit.</summary>
    public const string WriteSupervisions = "planning.supervisions.write";

    public const string WritePrincipleFiles = "planning.principle-files.write";
    public const string AskInquiries = "planning.inquiries.ask";
    public const string AnswerInquiries = "planning.inquiries.answer";

    public const string ReadResults = "planning.results.read";
    public const string WriteResults = "planning.results.write";

    public const string RecomputeRollups = "planning.rollups.recompute";

    public static readonly PermissionGrant[] Table =
    [
        new(ReadReference, Roles.Members),
        new(ReadUnitNames, Roles.All),
        new(WriteUnits, [Roles.SystemAdministrator]) { InClosedUnits = true },
        new(WriteFields, [Roles.SystemAdministrator]),
        new(WriteUnitFields, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief]),
        new(WriteCalendars, [Roles.SystemAdministrator]),
        new(WriteCatalogues, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief, Roles.Planner]),
        new(AdoptTargets, [Roles.Chief, Roles.DeputyChief]),
        new(ReadPlans, Roles.Members),
        new(WritePlans, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]),
        new(ApprovePlans, [Roles.Chief, Roles.DeputyChief]),
        new(IssuePlans, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead]),
        new(WithdrawPlans, [Roles.Chief, Roles.DeputyChief]),
        new(WriteObstacles, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]),
        new(WriteSupervisions, [Roles.SystemAdministrator, Roles.Chief]),
        new(WritePrincipleFiles, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]),
        new(AskInquiries, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]),
        new(AnswerInquiries, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead]),
        new(ReadResults, Roles.Members),
        new(WriteResults, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]) { InClosedUnits = true },
        new(RecomputeRollups, [Roles.SystemAdministrator]) { InClosedUnits = true },
    ];
}
