using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Pledges;

internal static class PledgeEndpoints
{
    public static void MapPledges(this IEndpointRouteBuilder routes)
    {
        var tagged = routes.MapGroup("").WithTags("Pledges");
        tagged.MapGet("/campaigns/{id:guid}/pledges", ListPledges).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/campaigns/{id:guid}/pledges", OpenPledge)
            .RequirePermission(EmulationPermissions.OpenPledges).Idempotent<EmulationDbContext>();
        tagged.MapGet("/pledges/{id:guid}", GetPledge).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/pledges/{id:guid}/signatures", Answer).RequirePermission(EmulationPermissions.SignPledges);
    }

    private static async Task<IReadOnlyList<PledgeView>> ListPledges(
        Guid id, EmulationDbContext db, CampaignAccess access, UnitScope scope, CancellationToken cancellationToken)
    {
        await access.FindAsync(id, cancellationToken);
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var pledges = await db.Pledges.AsNoTracking()
            .Where(pledge => pledge.CampaignId == id)
            .InUnits(units, pledge => pledge.UnitCode)
            .OrderBy(pledge => pledge.UnitCode)
            .ToListAsync(cancellationToken);
        return [.. pledges.Select(PledgeView.Of)];
    }

    private static async Task<CreatedWithETag<PledgeView>> OpenPledge(
        Guid id, OpenPledgeRequest request, EmulationDbContext db, CampaignAccess access, UnitScope scope, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.OpenPledges, request.UnitCode, cancellationToken);
        await access.DemandAddressedAsync(campaign, request.UnitCode, cancellationToken);
        campaign.DemandLaunched();
        Dates.DemandNotAhead(request.OpenedOn, clock);
        var staff = await db.ServingOn(request.OpenedOn).Where(record => record.UnitCode == request.UnitCode)
            .Join(db.Staff, record => record.PersonCode, person => person.Code, (_, person) => person).ToListAsync(cancellationToken);
        var pledge = EmulationPledge.Open(id, campaign.WorkYear, request.UnitCode, request.Content, request.OpenedOn, staff);
        db.Pledges.Add(pledge);
        await events.Publish(PledgeMessages.Opened(pledge, request.OpenedOn, clock), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw PledgeRules.AlreadyOpened(request.UnitCode);
        }
        return ETagged.Created($"/api/v1/emulation/pledges/{pledge.Id}", PledgeView.Of(pledge), pledge);
    }

    private static async Task<OkWithETag<PledgeView>> GetPledge(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var pledge = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(PledgeView.Of(pledge), pledge);
    }

    /// <summary>A person signs for himself; officers of the unit enter what was signed on paper.</summary>
    private static async Task<OkWithETag<PledgeView>> Answer(
        Guid id, AnswerPledgeRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var pledge = await FindAsync(id, db, scope, cancellationToken);
        if (request.PersonCode != user.PersonCode
            && !(await scope.UnitsAsync(EmulationPermissions.RecordSignatures, cancellationToken)).Contains(pledge.UnitCode))
        {
            throw PledgeRules.NotYourself();
        }
        ifMatch.Demand(pledge);
        Dates.DemandNotAhead(request.AnsweredOn, clock);
        if (request.Answer == SignatureAnswer.Sign)
            pledge.Sign(request.PersonCode, request.AnsweredOn, user.Acting(), clock.GetUtcNow());
        else
            pledge.Refuse(request.PersonCode, request.AnsweredOn, request.Reason, user.Acting(), clock.GetUtcNow());
        db.Touch(pledge);
        await events.Publish(PledgeMessages.Signed(pledge, request.AnsweredOn, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(PledgeView.Of(pledge), pledge);
    }

    private static async Task<EmulationPledge> FindAsync(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Pledges.InUnits(units, pledge => pledge.UnitCode)
            .SingleOrDefaultAsync(pledge => pledge.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}
