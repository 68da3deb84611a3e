using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections;

/// <summary>What the roles may do here.</summary>
internal static class InspectionsPermissions
{
    public const string Read = "inspections.read";
    public const string WriteChecklists = "inspections.checklists.write";

    /// <summary>To plan, announce, escalate and close campaigns of one's unit.</summary>
    public const string RunCampaigns = "inspections.campaigns.run";

    /// <summary>To answer, take minutes, raise findings and verify, in the units that one's unit inspects.</summary>
    public const string Inspect = "inspections.inspect";

    /// <summary>To answer for one's own unit: self report, explanation, signature on minutes, remediation.</summary>
    public const string AnswerForUnit = "inspections.unit.answer";

    /// <summary>To take part in an inspection on either side; which side is decided by the unit at hand.</summary>
    public const string AnswerChecklists = "inspections.checklists.answer";

    private static readonly string[] Leaders = [Roles.Chief, Roles.DeputyChief];

    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(WriteChecklists, [.. Leaders, Roles.Inspector, Roles.SystemAdministrator]),
        new(RunCampaigns, [.. Leaders, Roles.Inspector]),
        new(Inspect, [.. Leaders, Roles.Inspector]),
        new(AnswerForUnit, [.. Leaders, Roles.UnitHead, Roles.Planner]),
        new(AnswerChecklists, [.. Leaders, Roles.Inspector, Roles.UnitHead, Roles.Planner]),
    ];
}
