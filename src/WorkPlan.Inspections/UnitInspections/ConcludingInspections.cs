using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Facts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>The inspecting unit concludes on a unit.</summary>
internal static class ConcludingInspections
{
    /// <summary>The unit sees the draft, and may explain before it is concluded.</summary>
    public static async Task<OkWithETag<UnitInspectionView>> Draft(
        Guid id, string unitCode, DraftConclusionRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken, TeamDuty.Write);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.DraftedOn, clock);
        campaign.DemandAnnouncedBy(request.DraftedOn);
        inspection.DraftConclusion(
            campaign.UnitOf(unitCode).Mode, new ConclusionDraft(request.Grade, request.Text, request.DraftedOn, user.UserId));
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    public static async Task<OkWithETag<UnitInspectionView>> Conclude(
        Guid id, string unitCode, ConcludeRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, FactStore facts, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandSignatoryAsync(campaign, unitCode, cancellationToken);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.ConcludedOn, clock);
        campaign.DemandAnnouncedBy(request.ConcludedOn);
        var mode = campaign.UnitOf(unitCode).Mode;
        inspection.Conclude(
            await sheet.ChecklistAsync(campaign, cancellationToken), mode, request.Grade, request.Text, request.ConcludedOn,
            await sheet.FactsAsync(campaign, unitCode, cancellationToken));
        await facts.ForgetPastAsync(inspection, cancellationToken);
        var shown = await sheet.ShowAsync(campaign, inspection, cancellationToken);
        await events.Publish(
            new InspectionConcluded
            {
                StreamKey = UnitInspectionMessages.StreamKey(inspection),
                Version = inspection.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CampaignId = id,
                UnitCode = unitCode,
                WorkYear = campaign.WorkYear,
                Mode = mode.Named(),
                Grade = request.Grade.Named(),
                ConcludedOn = request.ConcludedOn,
                Findings = await db.Findings.CountAsync(finding => finding.CampaignId == id && finding.UnitCode == unitCode, cancellationToken),
                RepeatFindings = await db.Findings.CountAsync(
                    finding => finding.CampaignId == id && finding.UnitCode == unitCode && finding.RepeatOfId != null, cancellationToken),
                Score = shown.Score,
                MaxScore = shown.MaxScore,
            },
            cancellationToken);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
