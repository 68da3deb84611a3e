using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>A self-inspecting unit hands its report in; the inspecting unit may give it back.</summary>
internal static class SelfReports
{
    public static async Task<OkWithETag<UnitInspectionView>> Submit(
        Guid id, string unitCode, SubmitReportRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var inspects = await access.DemandPartyAsync(campaign, unitCode, cancellationToken);
        if (request.SubmittedAt is { } given)
        {
            if (!inspects)
                throw UnitInspectionRules.OnlyInspectorsDateReports();
            Dates.DemandNotAhead(given, clock);
            campaign.DemandAnnouncedBy(VietnamTime.DateOf(given));
        }
        ifMatch.Demand(inspection);
        campaign.DemandRunning();
        var at = request.SubmittedAt ?? clock.GetUtcNow();
        var checklist = await sheet.ChecklistAsync(campaign, cancellationToken);
        var owed = await OwedAsync(db, campaign, unitCode, cancellationToken);
        inspection.Submit(
            checklist, campaign.UnitOf(unitCode).Mode, owed?.Deadline ?? campaign.SelfReportDeadline, request.Text, user.UserId, at);
        owed?.Satisfy(user.UserId, at);
        await events.Publish(
            new SelfInspectionSubmitted
            {
                StreamKey = UnitInspectionMessages.StreamKey(inspection),
                Version = inspection.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CampaignId = id,
                UnitCode = unitCode,
                SubmittedAt = at,
                Late = inspection.Late,
            },
            cancellationToken);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    public static async Task<OkWithETag<UnitInspectionView>> Return(
        Guid id, string unitCode, ReturnReportRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandInspectorOfAsync(campaign, unitCode, cancellationToken);
        ifMatch.Demand(inspection);
        campaign.DemandRunning();
        if (campaign.UnitOf(unitCode).Mode != InspectionMode.Self)
            throw UnitInspectionRules.ReportOnlyFromSelf(unitCode);
        if (inspection.SubmittedAt is { } submitted && request.DueAt <= submitted)
            throw UnitInspectionRules.NewDeadlineInPast(request.DueAt);
        inspection.Return(new ReportReturn(request.Reason, request.DueAt, user.UserId, clock.GetUtcNow()));
        if (await OwedAsync(db, campaign, unitCode, cancellationToken) is { } owed)
        {
            owed.Reopen(ObligationEvents.ReportReturned, Deadline.Explicit(request.DueAt));
            // While it was satisfied it stayed with a unit that may have been closed since.
            owed.HandOverTo(campaign.UnitOf(unitCode).ResponsibleUnitCode);
        }
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    /// <summary>What the unit owes to the campaign; every unit that was self-inspecting when it was announced owes a report.</summary>
    public static async Task<InspectionObligation?> OwedAsync(
        InspectionsDbContext db, InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken) =>
        await db.Obligations.SingleOrDefaultAsync(
            obligation => obligation.Kind == ObligationKind.SelfInspect && obligation.SubjectId == campaign.Id && obligation.ForUnitCode == unitCode,
            cancellationToken);
}
