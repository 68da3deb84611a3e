using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Units;

/// <summary>
/// What a closed unit still has to do goes to its heir: its part in campaigns that are not closed, its open findings, and what it owes
/// because of them; so does inspecting and verifying, where the unit inspected.
/// </summary>
internal sealed class UnitsSucceededConsumer(InspectionsDbContext db, TimeProvider clock) : IConsumer<UnitsSucceeded>
{
    private const string Transfer = "transfer";

    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var succession = context.Message;
        // After a transfer both units go on, each with its own past.
        foreach (var link in succession.Links.Where(_ => succession.Kind != Transfer))
        {
            if (await db.UnitDescents.FindAsync([link.PredecessorCode, link.SuccessorCode, succession.EffectiveOn], context.CancellationToken) is null)
            {
                db.UnitDescents.Add(new UnitDescent
                {
                    PredecessorCode = link.PredecessorCode,
                    SuccessorCode = link.SuccessorCode,
                    EffectiveOn = succession.EffectiveOn,
                });
            }
        }
        // A merger has several links; a campaign that more than one of them touches is told once, as it is in the end.
        HashSet<InspectionCampaign> changed = [];
        foreach (var link in succession.Links.Where(link => link.IsHeir))
        {
            changed.UnionWith(await HandOverCampaignsAsync(succession, link, context.CancellationToken));
            await HandOverFindingsAsync(succession, link, context.CancellationToken);
        }
        foreach (var campaign in changed)
        {
            db.Touch(campaign);
            if (campaign.State == CampaignState.Announced)
                await context.Publish(CampaignMessages.Announced(campaign, clock.GetUtcNow()), context.CancellationToken);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task<IReadOnlyList<InspectionCampaign>> HandOverCampaignsAsync(
        UnitsSucceeded succession, SuccessionLink link, CancellationToken cancellationToken)
    {
        var (from, to) = (link.PredecessorCode, link.SuccessorCode);
        var campaigns = await db.Campaigns
            .Where(campaign => campaign.State != CampaignState.Closed
                && (campaign.ByUnitCode == from || campaign.Units.Any(unit => unit.UnitCode == from || unit.HandedOverTo == from)))
            .ToListAsync(cancellationToken);
        List<InspectionCampaign> changed = [];
        foreach (var campaign in campaigns)
        {
            var concluded = await db.UnitInspections
                .Where(inspection => inspection.CampaignId == campaign.Id && inspection.State == InspectionState.Concluded)
                .Select(inspection => inspection.UnitCode).ToListAsync(cancellationToken);
            if (campaign.HandOver(from, to, succession.EffectiveOn, succession.LegalBasis, concluded.ToHashSet()))
                changed.Add(campaign);
        }
        return changed;
    }

    private async Task HandOverFindingsAsync(UnitsSucceeded succession, SuccessionLink link, CancellationToken cancellationToken)
    {
        var (from, to) = (link.PredecessorCode, link.SuccessorCode);
        var open = await db.Findings
            .Where(finding => finding.State != FindingState.Verified
                && (finding.HandedOverTo == from || (finding.HandedOverTo == null && finding.UnitCode == from) || finding.ByUnitCode == from))
            .ToListAsync(cancellationToken);
        foreach (var finding in open)
            finding.HandOver(from, to, succession.EffectiveOn, succession.LegalBasis);
        var owed = await db.Obligations
            .Where(obligation => obligation.UnitCode == from && obligation.State == ObligationState.Open)
            .ToListAsync(cancellationToken);
        foreach (var obligation in owed)
            obligation.HandOverTo(to);
    }
}
