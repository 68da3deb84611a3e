using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Reports;

/// <summary>What can be permitted around report forms, reports and locks, and to which roles it is.</summary>
internal static class ReportPermissions
{
    /// <summary>Forms, and the reports of one's units.</summary>
    public const string Read = "planning.reports.read";

    public const string WriteForms = "planning.report-forms.write";

    /// <summary>To fill in, submit and correct the reports of one's units.</summary>
    public const string Write = "planning.reports.write";

    /// <summary>To accept and to return reports: in the unit above the reporting one.</summary>
    public const string Accept = "planning.reports.accept";

    /// <summary>To lock periods, to release locks, and to let a unit past one.</summary>
    public const string Lock = "planning.locks.write";

    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(WriteForms, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief, Roles.Planner]),
        new(Write, [Roles.Chief, Roles.DeputyChief, Roles.UnitHead, Roles.Planner]) { InClosedUnits = true },
        new(Accept, [Roles.Chief, Roles.DeputyChief, Roles.Planner]) { InClosedUnits = true },
        new(Lock, [Roles.SystemAdministrator, Roles.Chief, Roles.DeputyChief, Roles.UnitHead]),
    ];
}
