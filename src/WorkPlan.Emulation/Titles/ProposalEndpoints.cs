using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Titles;

internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        var proposals = routes.MapGroup("/proposals").WithTags("Proposals");
        proposals.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        proposals.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        proposals.MapPost("/", Propose).RequirePermission(EmulationPermissions.ProposeTitles).Idempotent<EmulationDbContext>();
        proposals.MapPost("/{id:guid}/withdraw", Withdraw).RequirePermission(EmulationPermissions.ProposeTitles);
    }

    private static async Task<IReadOnlyList<ProposalView>> List(
        int workYear, string? unit, string? under, Choice<EmulationTitle>? title, EmulationDbContext db, UnitScope scope, IUnitDirectory directory,
        CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var query = db.TitleProposals.AsNoTracking().Where(proposal => proposal.WorkYear == workYear)
            .InUnits(units, proposal => proposal.UnitCode);
        if (unit is not null)
            query = query.Where(proposal => proposal.UnitCode == unit);
        if (title?.Value is { } wanted)
            query = query.Where(proposal => proposal.Title == wanted);
        query = await query.UnderAsync(under, directory, proposal => proposal.UnitCode, cancellationToken);
        var found = await query.OrderBy(proposal => proposal.UnitCode).ThenBy(proposal => proposal.PersonCode).ThenBy(proposal => proposal.Id)
            .ToListAsync(cancellationToken);
        return [.. found.Select(ProposalView.Of)];
    }

    private static async Task<OkWithETag<ProposalView>> Get(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var proposal = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(ProposalView.Of(proposal), proposal);
    }

    /// <summary>Only of somebody who is eligible under the policy of the work year; every reason against it is told.</summary>
    private static async Task<CreatedWithETag<ProposalView>> Propose(
        ProposeTitleRequest request, EmulationDbContext db, UnitScope scope, EligibilityReader eligibility, TitleBasis basis, TitleHolders holders,
        Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.ProposeTitles, request.UnitCode, cancellationToken);
        var policy = await eligibility.PolicyOfAsync(request.WorkYear, cancellationToken);
        if (policy.Conditions.All(condition => condition.Title != request.Title))
            throw RegistrationRules.TitleNotInPolicy(request.Title.ToString(), policy.LegalBasis);
        if (request.Title.IsCollective() != request.PersonCode is null)
            throw RegistrationRules.WrongHolder(request.Title.ToString());
        Dates.DemandNotAhead(request.ProposedOn, clock);
        await DemandEligibleAsync(request, policy, scope, eligibility, texts, cancellationToken);
        // An Idempotency-Key brings a transaction along.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await holders.DemandFreeAsync(request, cancellationToken);
        var proposal = new TitleProposal
        {
            UnitCode = request.UnitCode,
            PersonCode = request.PersonCode ?? "",
            Title = request.Title,
            WorkYear = request.WorkYear,
            ProposedOn = request.ProposedOn,
            Merits = request.Merits,
            BasedOn = [],
        };
        proposal.BasedOn.AddRange(await basis.OfAsync(policy, proposal, lowerNeeded: false, cancellationToken)
            ?? throw TitleRules.BasisMissing(request.PersonCode ?? request.UnitCode));
        db.TitleProposals.Add(proposal);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw ProposalRules.AlreadyProposed();
        }
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/proposals/{proposal.Id}", ProposalView.Of(proposal), proposal);
    }

    private static async Task<OkWithETag<ProposalView>> Withdraw(
        Guid id, WithdrawProposalRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var proposal = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ProposeTitles, proposal.UnitCode, cancellationToken);
        ifMatch.Demand(proposal);
        proposal.Withdraw(request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProposalView.Of(proposal), proposal);
    }

    private static async Task DemandEligibleAsync(
        ProposeTitleRequest request, TitlePolicy policy, UnitScope scope, EligibilityReader eligibility, Texts texts,
        CancellationToken cancellationToken)
    {
        if (request.PersonCode is not { } person)
        {
            var collective = (await eligibility.AssessCollectiveAsync(policy, request.WorkYear, request.UnitCode, cancellationToken))
                .Single(assessment => assessment.Title == request.Title);
            if (!collective.Eligible)
                throw ProposalRules.NotEligible([.. collective.Obstacles.Select(obstacle => ReasonView.Of(obstacle, true, texts))]);
            return;
        }
        var assessed = (await eligibility.AssessAsync(policy, request.WorkYear, [request.UnitCode], cancellationToken))
            .FirstOrDefault(assessment => assessment.Person.Code == person && assessment.Title == request.Title)
            ?? throw RegistrationRules.NotOfThisUnit(person, request.UnitCode);
        if (assessed.Eligible)
            return;
        var mayReadDiscipline = (await scope.UnitsAsync(EmulationPermissions.ReadDiscipline, cancellationToken)).Contains(request.UnitCode);
        throw ProposalRules.NotEligible([.. assessed.Obstacles.Select(obstacle => ReasonView.Of(obstacle, mayReadDiscipline, texts))]);
    }

    private static async Task<TitleProposal> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.TitleProposals.InUnits(units, proposal => proposal.UnitCode)
            .SingleOrDefaultAsync(proposal => proposal.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}
