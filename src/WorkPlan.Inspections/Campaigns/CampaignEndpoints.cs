using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Campaigns;

internal static class CampaignEndpoints
{
    private static readonly Sorting<InspectionCampaign> Sorting = new Sorting<InspectionCampaign>(campaign => campaign.Id)
        .By("workYear", campaign => campaign.WorkYear)
        .By("title", campaign => campaign.Title)
        .By("campaignDate", campaign => campaign.CampaignDate);

    private static readonly Sorting<CampaignUnitView> UnitSorting = new Sorting<CampaignUnitView>(unit => unit.Id)
        .By("unitCode", unit => unit.UnitCode)
        .By("submittedAt", unit => unit.SubmittedAt)
        .By("state", unit => unit.State);

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapGet("/", ListCampaigns).RequirePermission(InspectionsPermissions.Read);
        campaigns.MapPost("/", PlanCampaign).RequirePermission(InspectionsPermissions.RunCampaigns).Idempotent<InspectionsDbContext>();
        campaigns.MapGet("/{id:guid}", GetCampaign).RequirePermission(InspectionsPermissions.Read);
        campaigns.MapGet("/{id:guid}/units", ListUnits).RequirePermission(InspectionsPermissions.Read);
        campaigns.MapGet("/{id:guid}/summary", CampaignSummaries.GetSummary).RequirePermission(InspectionsPermissions.Read);
        campaigns.MapPost("/{id:guid}/announce", AnnounceCampaign).RequirePermission(InspectionsPermissions.RunCampaigns);
        campaigns.MapPost("/{id:guid}/close", CloseCampaign).RequirePermission(InspectionsPermissions.RunCampaigns);
    }

    private static async Task<Page<CampaignRow>> ListCampaigns(
        [AsParameters] PageQuery page, int? workYear, string? byUnit, string? under, Choice<CampaignState>? state, InspectionAccess access,
        IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var campaigns = (await access.VisibleAsync(cancellationToken)).AsNoTracking();
        if (workYear is not null)
            campaigns = campaigns.Where(campaign => campaign.WorkYear == workYear);
        if (byUnit is not null)
            campaigns = campaigns.Where(campaign => campaign.ByUnitCode == byUnit || campaign.HandedOverTo == byUnit);
        if (under is not null)
        {
            // Whoever inspects or is inspected there.
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            campaigns = campaigns.Where(campaign => subtree.Contains(campaign.ByUnitCode) || subtree.Contains(campaign.HandedOverTo!)
                || campaign.Units.Any(unit => subtree.Contains(unit.UnitCode) || subtree.Contains(unit.HandedOverTo!)));
        }
        if (state is { Value: var inState })
            campaigns = campaigns.Where(campaign => campaign.State == inState);
        return await campaigns.ToPageAsync(page, Sorting, "-workYear,title", CampaignRow.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<CampaignView>> GetCampaign(Guid id, InspectionAccess access, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign, (await access.UnitsOfAsync(campaign, cancellationToken)).All), campaign);
    }

    private static async Task<CreatedWithETag<CampaignView>> PlanCampaign(
        PlanCampaignRequest request, InspectionsDbContext db, ScopeResolution resolution, SubjectResolution subjects, UnitScope scope, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, request.ByUnitCode, cancellationToken);
        if (request.PlanDocument is { } plan)
            Dates.DemandNotAhead(plan.IssuedOn, clock);
        if (request.SubjectObject is { } subject)
            await subjects.DemandKnownAsync(subject, cancellationToken);
        if (!await db.Checklists.AnyAsync(checklist => checklist.Id == request.ChecklistId, cancellationToken))
            throw ChecklistRules.NotKnown();
        var campaign = InspectionCampaign.Plan(request, await resolution.ResolveAsync(request, cancellationToken));
        db.Campaigns.Add(campaign);
        db.UnitInspections.AddRange(campaign.Units.Select(unit => UnitInspection.Of(campaign, unit)));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/inspections/campaigns/{campaign.Id}", CampaignView.Of(campaign), campaign);
    }

    /// <summary>Tells the units: from now on every self-inspecting one owes its report.</summary>
    private static async Task<OkWithETag<CampaignView>> AnnounceCampaign(
        Guid id, AnnounceCampaignRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await FindOwnAsync(id, access, scope, ifMatch, cancellationToken);
        Dates.DemandNotAhead(request.AnnouncedOn, clock);
        campaign.Announce(request.AnnouncedOn, request.Outline, WorkingCalendar.Vietnam);
        db.Obligations.AddRange(campaign.Units.Where(unit => unit.Mode == InspectionMode.Self)
            .Select(unit => InspectionObligation.ToSelfInspect(campaign, unit, clock.GetUtcNow())));
        await events.Publish(CampaignMessages.Announced(campaign, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign), campaign);
    }

    private static async Task<OkWithETag<CampaignView>> CloseCampaign(
        Guid id, CloseCampaignRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await FindOwnAsync(id, access, scope, ifMatch, cancellationToken);
        Dates.DemandNotAhead(request.ClosedOn, clock);
        var inspections = await db.UnitInspections.Where(inspection => inspection.CampaignId == id).ToListAsync(cancellationToken);
        campaign.Close(request.ClosedOn, CampaignSummaries.Outstanding(campaign, inspections));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign), campaign);
    }

    private static async Task<Page<CampaignUnitView>> ListUnits(
        Guid id, [AsParameters] PageQuery page, Choice<InspectionMode>? mode, Choice<InspectionState>? state, InspectionsDbContext db, InspectionAccess access,
        Texts texts, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        var units = await access.UnitsOfAsync(campaign, cancellationToken);
        var (every, codes) = (units.All, units.All ? [] : units.Codes);
        var rows = db.Campaigns.AsNoTracking().Where(known => known.Id == id)
            .SelectMany(known => known.Units)
            .Where(unit => every || codes.Contains(unit.UnitCode) || codes.Contains(unit.HandedOverTo!))
            .Join(
                db.UnitInspections.Where(inspection => inspection.CampaignId == id),
                unit => unit.UnitCode,
                inspection => inspection.UnitCode,
                (unit, inspection) => new CampaignUnitView
                {
                    Id = inspection.Id,
                    UnitCode = unit.UnitCode,
                    UnitName = unit.UnitName,
                    Mode = unit.Mode,
                    EscalatedOn = unit.EscalatedOn,
                    EscalationReason = unit.EscalationReason,
                    HandedOverTo = unit.HandedOverTo,
                    State = inspection.State,
                    SubmittedAt = inspection.SubmittedAt,
                    Late = inspection.Late,
                    Grade = inspection.Grade,
                    ConcludedOn = inspection.ConcludedOn,
                });
        if (mode is { Value: var inMode })
            rows = rows.Where(row => row.Mode == inMode);
        if (state is { Value: var inState })
            rows = rows.Where(row => row.State == inState);
        return await rows.ToPageAsync(page, UnitSorting, "unitCode", row => row, texts, cancellationToken);
    }

    internal static async Task<InspectionCampaign> FindOwnAsync(
        Guid id, InspectionAccess access, UnitScope scope, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, campaign.ConductingUnitCode, cancellationToken);
        ifMatch.Demand(campaign);
        return campaign;
    }
}
