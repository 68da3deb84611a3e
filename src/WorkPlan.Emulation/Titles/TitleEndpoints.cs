using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Registrations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Titles;

internal static class TitleEndpoints
{
    private static readonly Sorting<ConferredTitle> Sorting = new Sorting<ConferredTitle>(title => title.Id)
        .By("workYear", title => title.WorkYear)
        .By("unitCode", title => title.UnitCode)
        .By("personCode", title => title.PersonCode)
        .By("decidedOn", title => title.DecidedOn);

    public static void MapTitles(this IEndpointRouteBuilder routes)
    {
        var titles = routes.MapGroup("/titles").WithTags("Titles");
        titles.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        titles.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        titles.MapPost("/", Confer).RequirePermission(EmulationPermissions.ConferTitles).Idempotent<EmulationDbContext>();
        titles.MapPost("/records", Record).RequirePermission(EmulationPermissions.ConferTitles).Idempotent<EmulationDbContext>();
        titles.MapPost("/{id:guid}/revoke", Revoke).RequirePermission(EmulationPermissions.ConferTitles);
        titles.MapPost("/{id:guid}/uphold", Uphold).RequirePermission(EmulationPermissions.ConferTitles);
    }

    private static async Task<Page<TitleView>> List(
        [AsParameters] PageQuery page, int? workYear, string? unit, string? under, string? person, EmulationDbContext db, UnitScope scope,
        IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var query = db.Titles.AsNoTracking().InUnits(units, title => title.UnitCode);
        if (workYear is not null)
            query = query.Where(title => title.WorkYear == workYear);
        if (unit is not null)
            query = query.Where(title => title.UnitCode == unit);
        if (person is not null)
            query = query.Where(title => title.PersonCode == person);
        query = await query.UnderAsync(under, directory, title => title.UnitCode, cancellationToken);
        var found = await query.ToPageAsync(page, Sorting, "-workYear,unitCode,personCode", title => title, texts, cancellationToken);
        return new Page<TitleView>([.. found.Items.Select(TitleView.Of)], found.Number, found.PageSize, found.Total);
    }

    private static async Task<OkWithETag<TitleView>> Get(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var title = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(TitleView.Of(title), title);
    }

    private static async Task<IReadOnlyList<TitleView>> Confer(
        ConferTitlesRequest request, EmulationDbContext db, UnitScope scope, IUnitDirectory units, ConferTitles confer,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.ConferTitles, request.ByUnitCode, cancellationToken);
        await scope.DemandOpenAsync(request.ByUnitCode, cancellationToken);
        var below = (await units.GetAsync(cancellationToken)).Subtree(request.ByUnitCode);
        var ids = request.ProposalIds.Distinct().ToList();
        var proposals = await db.TitleProposals.Where(proposal => ids.Contains(proposal.Id)).OrderBy(proposal => proposal.Id).ToListAsync(cancellationToken);
        if (proposals.Count != ids.Count || !proposals.TrueForAll(proposal => below.Contains(proposal.UnitCode)))
            throw new NotFoundException();
        var conferred = await confer.RunAsync(request, proposals, cancellationToken);
        return [.. conferred.Select(TitleView.Of)];
    }

    /// <summary>A title from before WorkPlan, so that chains of years are complete.</summary>
    private static async Task<CreatedWithETag<TitleView>> Record(
        RecordTitleRequest request, EmulationDbContext db, UnitScope scope, FormerTitles former, TitleHolders holders, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.ConferTitles, request.UnitCode, cancellationToken);
        TitleRules.DemandNotAhead(request.DecidedOn, clock);
        if (request.Title.IsCollective() != request.PersonCode is null)
            throw RegistrationRules.WrongHolder(request.Title.ToString());
        if (request.PersonCode is null)
            await former.DemandThereAsync(request.UnitCode, request.WorkYear, cancellationToken);
        await former.DemandAsync(request.UnitCode, request.Title, request.WorkYear, cancellationToken);
        // An Idempotency-Key brings a transaction along.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await holders.DemandNoneAsync(request.Title, request.WorkYear, [request.PersonCode ?? ""], cancellationToken);
        var title = new ConferredTitle
        {
            UnitCode = request.UnitCode,
            PersonCode = request.PersonCode ?? "",
            Title = request.Title,
            WorkYear = request.WorkYear,
            DecisionNumber = request.DecisionNumber,
            DecidedOn = request.DecidedOn,
            BasedOn = [],
        };
        db.Titles.Add(title);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw TitleRules.AlreadyConferred(request.PersonCode ?? request.UnitCode);
        }
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/titles/{title.Id}", TitleView.Of(title), title);
    }

    /// <summary>Revokes, and follows what rested on the title: conferred titles come into question, proposals are blocked.</summary>
    private static async Task<OkWithETag<RevocationView>> Revoke(
        Guid id, TitleDecisionRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, TitleBasis basis, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var title = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        TitleRules.DemandNotAhead(request.DecidedOn, clock);
        title.Revoke(request.DecisionNumber, request.DecidedOn, request.Reason);
        var held = await basis.HeldAsync(title.UnitCode, title.PersonCode, cancellationToken);
        var gone = KnockOn.Of(title, held);
        foreach (var (resting, because) in gone)
            resting.Question(because, request.DecidedOn, request.Reason);
        var lost = gone.Select(link => link.Resting.Id).Append(title.Id).ToHashSet();
        var proposals = await db.TitleProposals
            .Where(proposal => proposal.PersonCode == title.PersonCode && (title.PersonCode != "" || proposal.UnitCode == title.UnitCode))
            .ToListAsync(cancellationToken);
        proposals.Find(proposal => proposal.Id == title.ProposalId)?.LoseTitle(request.Reason);
        var blocked = proposals.Where(proposal => proposal.BasedOn.Exists(lost.Contains) && proposal.Block(request.Reason)).ToList();
        var inQuestion = gone.Select(link => link.Resting).Where(resting => resting.State == TitleState.InQuestion).ToList();
        await events.Publish(TitleMessages.Revoked(title, request, inQuestion, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(
            new RevocationView(TitleView.Of(title), [.. inQuestion.Select(TitleView.Of)], [.. blocked.Select(ProposalView.Of)]), title);
    }

    /// <summary>Upholds; proposals that were blocked because of it, and rest on nothing else that is gone or in question, go on where they were.</summary>
    private static async Task<OkWithETag<TitleView>> Uphold(
        Guid id, TitleDecisionRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, BlockedProposals blocked, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var title = await DemandAsync(id, ifMatch, db, scope, cancellationToken);
        TitleRules.DemandNotAhead(request.DecidedOn, clock);
        title.Uphold(request.DecisionNumber, request.DecidedOn, request.Reason);
        await db.InOneAsync(
            async () =>
            {
                await db.SaveChangesAsync(cancellationToken);
                return await blocked.UnblockAsync(title, cancellationToken);
            },
            cancellationToken);
        return ETagged.Ok(TitleView.Of(title), title);
    }

    private static async Task<ConferredTitle> DemandAsync(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var title = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConferTitles, title.UnitCode, cancellationToken);
        ifMatch.Demand(title);
        return title;
    }

    private static async Task<ConferredTitle> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Titles.InUnits(units, title => title.UnitCode).SingleOrDefaultAsync(title => title.Id == id, cancellationToken)
            ?? throw new NotFoundException();
    }
}
