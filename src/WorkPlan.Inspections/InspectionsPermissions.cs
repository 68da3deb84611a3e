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

    /// <summary>To sign a conclusion for the office of the inspecting unit: by who leads it, or leads the province or region that it is part of.</summary>
    public const string SignForOffice = "inspections.office.sign";

    /// <summary>To head that office: a conclusion is signed also of a unit that its head came from, for there is no other head.</summary>
    public const string HeadOffice = "inspections.office.head";

    /// <summary>To take part in an inspection on either side; which side is decided by the unit at hand.</summary>
    public const string AnswerChecklists = "inspections.checklists.answer";

    private static readonly string[] Leaders = [Roles.Chief, Roles.DeputyChief];

    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(WriteChecklists, [.. Leaders, Roles.Inspector, Roles.SystemAdministrator]),
        // A division has a head, and campaigns of its own.
        new(RunCampaigns, [.. Leaders, Roles.UnitHead, Roles.Inspector]),
        new(Inspect, [.. Leaders, Roles.UnitHead, Roles.Inspector]),
        new(SignForOffice, [.. Leaders, Roles.UnitHead]),
        new(HeadOffice, [Roles.Chief, Roles.UnitHead]),
        new(AnswerForUnit, [.. Leaders, Roles.UnitHead, Roles.Planner]),
        new(AnswerChecklists, [.. Leaders, Roles.Inspector, Roles.UnitHead, Roles.Planner]),
    ];
}
