using MassTransit;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>A self-inspecting unit is to be visited after all: it no longer owes a report, and the partition is told anew.</summary>
internal static class EscalatingUnits
{
    public static async Task<OkWithETag<UnitInspectionView>> Escalate(
        Guid id, string unitCode, EscalateRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        ChecklistSheet sheet, Independence independence, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, campaign.ConductingUnitCode, cancellationToken);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.EscalatedOn, clock);
        campaign.DemandAnnouncedBy(request.EscalatedOn);
        inspection.DemandNotConcluded();
        campaign.Escalate(unitCode, request.EscalatedOn, request.Reason, user.UserId);
        await independence.DemandOfTeamAsync(campaign, [unitCode], cancellationToken);
        // The partition is the campaign's: whoever changes it at the same time loses the race.
        db.Touch(campaign);
        if (await SelfReports.OwedAsync(db, campaign, unitCode, cancellationToken) is { IsOpen: true } owed)
            owed.Waive(user.UserId, clock.GetUtcNow(), request.Reason);
        await events.Publish(CampaignMessages.Announced(campaign, clock.GetUtcNow()), cancellationToken);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
