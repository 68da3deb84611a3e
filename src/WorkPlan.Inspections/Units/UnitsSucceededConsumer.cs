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
/// because of them; so does inspecting, verifying and following up, where the unit inspected, also of campaigns that are closed. Successions can
/// be told in any order: where the heir's own heir was told before, everything goes on to that one.
/// </summary>
internal sealed class UnitsSucceededConsumer(InspectionsDbContext db, HeirWay heirs, TimeProvider clock) : IConsumer<UnitsSucceeded>
{
    private const string Transfer = "transfer";

    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var succession = context.Message;
        // Two that name the same unit, told at once, would each miss what the other hands over: the second waits for the first.
        string[] named = [.. succession.Links.SelectMany(link => new[] { link.PredecessorCode, link.SuccessorCode }).Distinct()];
        await db.Units.Where(unit => named.Contains(unit.Code))
            .ExecuteUpdateAsync(set => set.SetProperty(unit => unit.SourceVersion, unit => unit.SourceVersion), context.CancellationToken);
        // After a transfer both units go on, each with its own past.
        foreach (var link in succession.Links.Where(_ => succession.Kind != Transfer))
        {
            var descent = await db.UnitDescents.FindAsync([link.PredecessorCode, link.SuccessorCode, succession.EffectiveOn], context.CancellationToken);
            if (descent is null)
            {
                db.UnitDescents.Add(descent = new UnitDescent
                {
                    PredecessorCode = link.PredecessorCode,
                    SuccessorCode = link.SuccessorCode,
                    EffectiveOn = succession.EffectiveOn,
                });
            }
            (descent.IsHeir, descent.LegalBasis) = (link.IsHeir, succession.LegalBasis);
        }
        // A merger has several links; a campaign that more than one of them touches is told once, as it is in the end.
        HashSet<InspectionCampaign> changed = [];
        foreach (var link in succession.Links.Where(link => link.IsHeir))
        {
            var way = await heirs.OnFromAsync(
                new HeirStep(link.PredecessorCode, link.SuccessorCode, succession.EffectiveOn, succession.LegalBasis), context.CancellationToken);
            changed.UnionWith(await HandOverCampaignsAsync(way, context.CancellationToken));
            await HandOverFindingsAsync(way, context.CancellationToken);
        }
        foreach (var campaign in changed)
        {
            db.Touch(campaign);
            if (campaign.State == CampaignState.Announced)
                await context.Publish(CampaignMessages.Announced(campaign, clock.GetUtcNow()), context.CancellationToken);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task<IReadOnlyList<InspectionCampaign>> HandOverCampaignsAsync(IReadOnlyList<HeirStep> way, CancellationToken cancellationToken)
    {
        string[] units = [.. way.Select(step => step.From)];
        var campaigns = await db.Campaigns
            .Where(campaign => units.Contains(campaign.HandedOverTo ?? campaign.ByUnitCode)
                || (campaign.State != CampaignState.Closed
                    && campaign.Units.Any(unit => units.Contains(unit.UnitCode) || units.Contains(unit.HandedOverTo!))))
            .ToListAsync(cancellationToken);
        List<InspectionCampaign> changed = [];
        foreach (var campaign in campaigns)
        {
            var concluded = await db.UnitInspections
                .Where(inspection => inspection.CampaignId == campaign.Id && inspection.State == InspectionState.Concluded)
                .Select(inspection => inspection.UnitCode).ToHashSetAsync(cancellationToken);
            var moved = false;
            foreach (var step in way)
                moved |= campaign.HandOver(step.From, step.To, step.On, step.LegalBasis, concluded);
            if (moved)
                changed.Add(campaign);
        }
        return changed;
    }

    private async Task HandOverFindingsAsync(IReadOnlyList<HeirStep> way, CancellationToken cancellationToken)
    {
        string[] units = [.. way.Select(step => step.From)];
        var findings = await db.Findings
            .Where(finding => units.Contains(finding.ByUnitCode)
                || (finding.State != FindingState.Verified && units.Contains(finding.HandedOverTo ?? finding.UnitCode)))
            .ToListAsync(cancellationToken);
        var owed = await db.Obligations
            .Where(obligation => units.Contains(obligation.UnitCode) && obligation.State == ObligationState.Open)
            .ToListAsync(cancellationToken);
        foreach (var step in way)
        {
            foreach (var finding in findings)
                finding.HandOver(step.From, step.To, step.On, step.LegalBasis);
            foreach (var obligation in owed.Where(obligation => obligation.UnitCode == step.From))
                obligation.HandOverTo(step.To);
        }
    }
}
