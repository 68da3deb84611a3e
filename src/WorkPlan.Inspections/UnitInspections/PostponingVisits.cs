using MassTransit;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>A visit is put off; the units are told the new days.</summary>
internal static class PostponingVisits
{
    public static async Task<OkWithETag<UnitInspectionView>> Postpone(
        Guid id, string unitCode, PostponeVisitRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        ChecklistSheet sheet, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, campaign.ConductingUnitCode, cancellationToken);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.PostponedOn, clock);
        campaign.DemandAnnouncedBy(request.PostponedOn);
        inspection.DemandNotConcluded();
        if (inspection.HasSignedMinutes)
            throw UnitInspectionRules.MinutesSigned();
        campaign.Postpone(unitCode, request.PostponedOn, request.Reason, user.UserId, request.VisitFrom, request.VisitTo);
        db.Touch(campaign);
        await events.Publish(CampaignMessages.Announced(campaign, clock.GetUtcNow()), cancellationToken);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
