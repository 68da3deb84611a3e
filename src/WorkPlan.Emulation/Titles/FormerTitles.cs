using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Units;

namespace WorkPlan.Emulation.Titles;

/// <summary>
/// What may be recorded as conferred before WorkPlan. From the first work year for which a province launches a campaign, registers or proposes
/// here, what a quota limits, and what its share is taken of, is conferred through a council, which is where the quota holds.
/// </summary>
internal sealed class FormerTitles(EmulationDbContext db, EligibilityReader eligibility, QuotaPools pools, UnitLineage lineage)
{
    /// <summary>A collective has a former title only of a year in which it was there, be it for a day: what others decided then is not judged here.</summary>
    public async Task DemandThereAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var year = EligibilityReader.YearOf(workYear);
        if (await lineage.LastDayOfAsync(unitCode, cancellationToken) < year.From || await lineage.FirstDayOfAsync(unitCode, cancellationToken) > year.To)
            throw TitleRules.UnitNotThere(unitCode, workYear);
    }

    public async Task DemandAsync(string unitCode, EmulationTitle title, int workYear, CancellationToken cancellationToken)
    {
        var policy = await eligibility.FindPolicyAsync(workYear, cancellationToken);
        if (policy is null || !policy.Quotas.Exists(quota => quota.Title == title || quota.ShareOf == title))
            return;
        var units = (await pools.OfAsync(QuotaPool.Province, unitCode, cancellationToken)).Units;
        if (await FirstYearAsync(units, cancellationToken) is { } first && first <= workYear)
            throw TitleRules.NotFromBefore(first, policy.LegalBasis);
    }

    private async Task<int?> FirstYearAsync(IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var launched = await db.Campaigns
            .Where(campaign => campaign.State != CampaignState.Draft && units.Contains(campaign.LaunchedByUnitCode))
            .MinAsync(campaign => (int?)campaign.WorkYear, cancellationToken);
        var registered = await db.Registrations.Where(registration => registration.WithdrawnAt == null && units.Contains(registration.UnitCode))
            .MinAsync(registration => (int?)registration.WorkYear, cancellationToken);
        var proposed = await db.TitleProposals
            .Where(proposal => proposal.State != ProposalState.Withdrawn && units.Contains(proposal.UnitCode))
            .MinAsync(proposal => (int?)proposal.WorkYear, cancellationToken);
        return new[] { launched, registered, proposed }.Min();
    }
}
