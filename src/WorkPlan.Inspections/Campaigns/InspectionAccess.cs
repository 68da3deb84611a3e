using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>
/// Who sees and does what: the inspecting unit sees its campaigns and every unit in them; a unit in scope sees the campaign once it is
/// announced, and of the units only itself and those below it.
/// </summary>
internal sealed class InspectionAccess(
    InspectionsDbContext db, UnitScope scope, Independence independence, IUnitDirectory directory, PermissionTable permissions, CurrentUser user)
{
    public async Task<IQueryable<InspectionCampaign>> VisibleAsync(CancellationToken cancellationToken)
    {
        var own = await scope.UnitsAsync(InspectionsPermissions.Read, cancellationToken);
        if (own.All)
            return db.Campaigns;
        var codes = own.Codes;
        return db.Campaigns.Where(campaign => codes.Contains(campaign.ByUnitCode) || codes.Contains(campaign.HandedOverTo!)
            || (campaign.State != CampaignState.Planned && campaign.Units.Any(unit => codes.Contains(unit.UnitCode) || codes.Contains(unit.HandedOverTo!))));
    }

    /// <summary>The campaigns of a work year that the caller's unit conducts.</summary>
    public async Task<IReadOnlySet<Guid>> ConductedAsync(int workYear, CancellationToken cancellationToken)
    {
        var own = await scope.UnitsAsync(InspectionsPermissions.Inspect, cancellationToken);
        var (all, codes) = (own.All, own.All ? [] : own.Codes);
        return await db.Campaigns.Where(campaign => campaign.WorkYear == workYear && (all || codes.Contains(campaign.HandedOverTo ?? campaign.ByUnitCode)))
            .Select(campaign => campaign.Id).ToHashSetAsync(cancellationToken);
    }

    public async Task<InspectionCampaign> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(cancellationToken)).SingleOrDefaultAsync(campaign => campaign.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>The inspection of one unit, for those who may see it.</summary>
    public async Task<(InspectionCampaign Campaign, UnitInspection Inspection)> FindUnitAsync(
        Guid id, string unitCode, CancellationToken cancellationToken)
    {
        var campaign = await FindAsync(id, cancellationToken);
        var seen = await UnitsOfAsync(campaign, cancellationToken);
        if (!seen.Contains(unitCode) && (!campaign.Has(unitCode) || !seen.Contains(campaign.UnitOf(unitCode).ResponsibleUnitCode)))
            throw new NotFoundException();
        var inspection = await db.UnitInspections
            .SingleOrDefaultAsync(known => known.CampaignId == id && known.UnitCode == unitCode, cancellationToken);
        return (campaign, inspection ?? throw new NotFoundException());
    }

    /// <summary>The units of the campaign that the caller sees: all for the inspecting unit, else those where it may read.</summary>
    public async Task<UnitSet> UnitsOfAsync(InspectionCampaign campaign, CancellationToken cancellationToken) =>
        await InspectsAsync(campaign.ConductingUnitCode, cancellationToken)
            ? UnitSet.Every
            : await scope.UnitsAsync(InspectionsPermissions.Read, cancellationToken);

    public async Task<bool> InspectsAsync(string byUnitCode, CancellationToken cancellationToken) =>
        (await scope.UnitsAsync(InspectionsPermissions.Inspect, cancellationToken)).Contains(byUnitCode);

    /// <summary>Refuses whoever is not of the inspecting unit.</summary>
    public async Task DemandInspectorAsync(string byUnitCode, CancellationToken cancellationToken) =>
        await scope.DemandAsync(InspectionsPermissions.Inspect, byUnitCode, cancellationToken);

    /// <summary>Refuses whoever is not of the inspecting unit, or served in the one that is inspected.</summary>
    public async Task DemandInspectorOfAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        await DemandInspectorAsync(campaign.ConductingUnitCode, cancellationToken);
        await independence.DemandOfCallerAsync(campaign, unitCode, cancellationToken);
    }

    /// <summary>
    /// Refuses, before the conclusion, whoever may not inspect the unit and, where a team visits it, whoever is not of that team: its findings,
    /// answers, minutes and drafts are the team's. What comes after the conclusion is the inspecting unit's.
    /// </summary>
    /// <param name="campaign">The campaign, running, its team set up by a decision where the unit is visited.</param>
    /// <param name="unitCode">The inspected unit.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <param name="duty">What the act is, where not every member of the team does it.</param>
    public async Task DemandTeamOfAsync(
        InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken, TeamDuty duty = TeamDuty.Inspect)
    {
        await DemandInspectorOfAsync(campaign, unitCode, cancellationToken);
        campaign.DemandInspectable(unitCode);
        campaign.DemandMember(unitCode, user.PersonCode, user.Name, duty);
    }

    /// <summary>
    /// Refuses, of a unit that was visited, whoever neither led the team nor leads the inspecting unit or what it is part of: its office signs what
    /// others found. And whoever is not independent.
    /// </summary>
    public async Task DemandSignatoryAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        await DemandInspectorAsync(campaign.ConductingUnitCode, cancellationToken);
        await independence.DemandOfSignatoryAsync(campaign, unitCode, cancellationToken);
        campaign.DemandInspectable(unitCode);
        if (!(await scope.UnitsAsync(InspectionsPermissions.SignForOffice, cancellationToken)).Contains(campaign.ConductingUnitCode))
            campaign.DemandMember(unitCode, user.PersonCode, user.Name, TeamDuty.Conclude);
    }

    /// <summary>Refuses whoever is neither an inspector of the unit nor may answer for it.</summary>
    /// <returns>Whether the caller inspects.</returns>
    public async Task<bool> DemandPartyAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken)
    {
        var inspects = await InspectsAsync(campaign.ConductingUnitCode, cancellationToken);
        if (inspects)
            await independence.DemandOfCallerAsync(campaign, unitCode, cancellationToken);
        else
            await DemandUnitAsync(campaign, unitCode, cancellationToken);
        return inspects;
    }

    /// <summary>Refuses whoever does not answer for the inspected unit, or for the one that took over from it, on its own side.</summary>
    public Task DemandUnitAsync(InspectionCampaign campaign, string unitCode, CancellationToken cancellationToken) =>
        DemandUnitAsync(campaign.UnitOf(unitCode).ResponsibleUnitCode, campaign.ConductingUnitCode, cancellationToken);

    /// <summary>
    /// Refuses whoever may not answer for the unit, and whoever may only from where the inspection comes from: an authority that is held in the
    /// inspecting unit, or above it, speaks for that side. What the unit answers, reports, explains, signs and remedies is not done by the other side.
    /// </summary>
    public async Task DemandUnitAsync(string responsible, string byUnitCode, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(InspectionsPermissions.AnswerForUnit, responsible, cancellationToken);
        var tree = await directory.GetAsync(cancellationToken);
        HashSet<string> inspecting = [Grant.EveryUnit, byUnitCode, .. tree.Ancestors(byUnitCode)];
        if (!user.Grants.Any(grant => permissions.Holds(grant.Role, InspectionsPermissions.AnswerForUnit)
            && (grant.UnitCode == responsible || (grant.Subtree && !inspecting.Contains(grant.UnitCode) && tree.Subtree(grant.UnitCode).Contains(responsible)))))
            throw CampaignRules.InspectingSideForUnit(user.Name, byUnitCode);
    }

    /// <summary>Refuses whoever does not answer the checklist: inspectors when the unit is visited, the unit when it inspects itself.</summary>
    public async Task DemandAnswererAsync(
        InspectionCampaign campaign, string unitCode, InspectionMode mode, CancellationToken cancellationToken)
    {
        if (mode == InspectionMode.Direct)
            await DemandTeamOfAsync(campaign, unitCode, cancellationToken);
        else
            await DemandUnitAsync(campaign, unitCode, cancellationToken);
    }
}
