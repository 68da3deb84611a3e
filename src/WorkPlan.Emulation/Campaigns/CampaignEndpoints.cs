using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

internal static class CampaignEndpoints
{
    private static readonly Sorting<EmulationCampaign> Sorting = new Sorting<EmulationCampaign>(campaign => campaign.Id)
        .By("workYear", campaign => campaign.WorkYear)
        .By("title", campaign => campaign.Title)
        .By("launchedOn", campaign => campaign.LaunchedOn);

    private static readonly Sorting<CampaignResponse> ResponseSorting = new Sorting<CampaignResponse>(response => response.Id)
        .By("unitCode", response => response.UnitCode)
        .By("respondedOn", response => response.RespondedOn);

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapGroup("/campaigns").WithTags("Campaigns");
        campaigns.MapGet("/", ListCampaigns).RequirePermission(EmulationPermissions.Read);
        campaigns.MapGet("/{id:guid}", GetCampaign).RequirePermission(EmulationPermissions.Read);
        campaigns.MapPost("/", DraftCampaign).RequirePermission(EmulationPermissions.LaunchCampaigns).Idempotent<EmulationDbContext>();
        campaigns.MapPost("/{id:guid}/launch", LaunchCampaign).RequirePermission(EmulationPermissions.LaunchCampaigns);
        campaigns.MapGet("/{id:guid}/responses", ListResponses).RequirePermission(EmulationPermissions.Read);
        campaigns.MapGet("/{id:guid}/responses/standing", GetStanding).RequirePermission(EmulationPermissions.Read);
        campaigns.MapPost("/{id:guid}/responses", Respond)
            .RequirePermission(EmulationPermissions.RespondToCampaigns).Idempotent<EmulationDbContext>();
    }

    private static async Task<Page<CampaignView>> ListCampaigns(
        [AsParameters] PageQuery page, int? workYear, string? under, CampaignAccess access, Texts texts, CancellationToken cancellationToken)
    {
        var query = (await access.VisibleAsync(cancellationToken)).AsNoTracking();
        if (workYear is not null)
            query = query.Where(campaign => campaign.WorkYear == workYear);
        if (under is not null)
            query = await access.UnderAsync(query, under, cancellationToken);
        return await query.ToPageAsync(page, Sorting, "-workYear,title", CampaignView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<CampaignView>> GetCampaign(Guid id, CampaignAccess access, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign), campaign);
    }

    private static async Task<CreatedWithETag<CampaignView>> DraftCampaign(
        DraftCampaignRequest request, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.LaunchCampaigns, request.LaunchedByUnitCode, cancellationToken);
        var campaign = EmulationCampaign.Draft(request);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/campaigns/{campaign.Id}", CampaignView.Of(campaign), campaign);
    }

    private static async Task<OkWithETag<CampaignView>> LaunchCampaign(
        Guid id, LaunchCampaignRequest request, IfMatch ifMatch, EmulationDbContext db, CampaignAccess access, UnitScope scope,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.LaunchCampaigns, campaign.LaunchedByUnitCode, cancellationToken);
        ifMatch.Demand(campaign);
        Dates.DemandNotAhead(request.LaunchedOn, clock);
        campaign.Launch(request.LaunchedOn);
        await events.Publish(
            new EmulationCampaignLaunched
            {
                StreamKey = $"emulation-campaign:{campaign.Id}",
                Version = campaign.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CampaignId = campaign.Id,
                Title = campaign.Title,
                LaunchedByUnitCode = campaign.LaunchedByUnitCode,
                WorkYear = campaign.WorkYear,
                LaunchedOn = request.LaunchedOn,
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign), campaign);
    }

    private static async Task<Page<ResponseView>> ListResponses(
        Guid id, [AsParameters] PageQuery page, EmulationDbContext db, CampaignAccess access, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        await access.FindAsync(id, cancellationToken);
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Responses.AsNoTracking()
            .Where(response => response.CampaignId == id)
            .InUnits(units, response => response.UnitCode)
            .ToPageAsync(page, ResponseSorting, "unitCode", ResponseView.Projection, texts, cancellationToken);
    }

    /// <summary>Who has answered in time, late, not yet, or not at all; of the units where the caller may read.</summary>
    private static async Task<IReadOnlyList<OwedResponseView>> GetStanding(
        Guid id, CampaignAccess access, ResponsesOwed owed, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        campaign.DemandLaunched();
        return await owed.StandingAsync(
            campaign, await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken), VietnamTime.Today(clock), cancellationToken);
    }

    /// <summary>An answer after the last day counts against the discipline of reporting. That it came before today the launching unit says.</summary>
    private static async Task<CreatedWithETag<ResponseView>> Respond(
        Guid id, RespondRequest request, EmulationDbContext db, CampaignAccess access, UnitScope scope, ResponseFacts facts,
        DaysOfReceipt days, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RespondToCampaigns, request.UnitCode, cancellationToken);
        await access.DemandAddressedAsync(campaign, request.UnitCode, cancellationToken);
        var response = campaign.Respond(request.UnitCode, request.RespondedOn, request.Content, user.Acting(), clock.GetUtcNow());
        await days.DemandAsync(campaign, request.RespondedOn, cancellationToken);
        db.Responses.Add(response);
        await facts.AnsweredAsync(campaign, response, cancellationToken);
        await events.Publish(
            new CampaignResponded
            {
                StreamKey = $"campaign-response:{response.Id}",
                Version = response.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CampaignId = id,
                UnitCode = response.UnitCode,
                WorkYear = campaign.WorkYear,
                RespondedOn = response.RespondedOn,
            },
            cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw CampaignRules.AlreadyResponded(request.UnitCode);
        }
        return ETagged.Created($"/api/v1/emulation/campaigns/{id}/responses", ResponseView.Of(response), response);
    }
}
