using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Telemetry;

/// <summary>What stands in inspections' database, counted for operators; docs/telemetry.md lists them.</summary>
internal static class InspectionsFigures
{
    private static readonly ObligationKind[] Kinds = [ObligationKind.SelfInspect, ObligationKind.Remediate];

    public static readonly IReadOnlyList<Figure<InspectionsDbContext>> All =
    [
        new("workplan.inspections.running", "{inspection}", "Inspections of units that are not concluded, in announced campaigns, by state.", "state",
            (db, _, token) => db.UnitInspections
                .Where(inspection => db.Campaigns.Any(campaign => campaign.Id == inspection.CampaignId && campaign.State == CampaignState.Announced))
                .CountByAsync(inspection => inspection.State, token, InspectionState.Open, InspectionState.Submitted)),
        new("workplan.findings", "{finding}", "Findings of inspections, by state.", "state",
            (db, _, token) => db.Findings.CountByAsync(finding => finding.State, token)),
        new("workplan.obligations.open", "{obligation}", "Obligations that nobody has met or waived, by kind.", "kind",
            (db, _, token) => db.Obligations.Where(obligation => obligation.State == ObligationState.Open)
                .CountByAsync(obligation => obligation.Kind, token, Kinds)),
        new("workplan.obligations.overdue", "{obligation}", "Open obligations whose deadline has passed, by kind.", "kind",
            (db, now, token) => db.Obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt < now)
                .CountByAsync(obligation => obligation.Kind, token, Kinds)),
    ];
}
