using System.Security.Cryptography;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Councils;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Ballots;

internal static class BallotEndpoints
{
    public static void MapBallots(this IEndpointRouteBuilder routes)
    {
        var tagged = routes.MapGroup("").WithTags("Ballots");
        tagged.MapGet("/council-sessions/{id:guid}/ballots", List).RequirePermission(EmulationPermissions.Read);
        tagged.MapPost("/council-sessions/{id:guid}/ballots", Open)
            .RequirePermission(EmulationPermissions.ConductCouncils).Idempotent<EmulationDbContext>();
        tagged.MapGet("/ballots/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        // Without Idempotency-Key: the key's record would keep the receipt beside the voter. Sent twice, the second is refused.
        tagged.MapPost("/ballots/{id:guid}/votes", Vote).RequirePermission(EmulationPermissions.Vote);
        tagged.MapPost("/ballots/{id:guid}/close", Close).RequirePermission(EmulationPermissions.ConductCouncils);
        tagged.MapGet("/ballots/{id:guid}/hashes", GetHashes).RequirePermission(EmulationPermissions.Read);
        tagged.MapGet("/ballots/{id:guid}/papers", GetPapers).RequirePermission(EmulationPermissions.Read);
        tagged.MapGet("/ballots/{id:guid}/recount", Recount).RequirePermission(EmulationPermissions.RecountBallots);
    }

    private static async Task<IReadOnlyList<BallotView>> List(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        await CouncilEndpoints.FindSessionAsync(id, db, scope, cancellationToken);
        var ballots = await db.Ballots.AsNoTracking().Where(ballot => ballot.SessionId == id).OrderBy(ballot => ballot.Id).ToListAsync(cancellationToken);
        var views = new List<BallotView>(ballots.Count);
        foreach (var ballot in ballots)
            views.Add(await ViewAsync(ballot, db, user, cancellationToken));
        return views;
    }

    private static async Task<OkWithETag<BallotView>> Get(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var ballot = await FindAsync(id, db, scope, user, cancellationToken);
        return ETagged.Ok(await ViewAsync(ballot, db, user, cancellationToken), ballot);
    }

    private static async Task<CreatedWithETag<BallotView>> Open(
        Guid id, OpenBallotRequest request, EmulationDbContext db, UnitScope scope, IUnitDirectory units, BallotDesk desk, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        // An Idempotency-Key brings a transaction along.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        await CouncilEndpoints.HoldAsync(id, db, cancellationToken);
        var session = await CouncilEndpoints.FindSessionAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, session.UnitCode, cancellationToken);
        session.DemandOpen();
        var below = (await units.GetAsync(cancellationToken)).Subtree(session.UnitCode);
        var ids = request.ProposalIds.Distinct().ToList();
        var proposals = await db.TitleProposals.Where(proposal => ids.Contains(proposal.Id)).ToDictionaryAsync(proposal => proposal.Id, cancellationToken);
        foreach (var proposed in ids)
        {
            if (proposals.GetValueOrDefault(proposed) is not { IsOpen: true } proposal || proposal.Title != request.Title
                || proposal.WorkYear != session.WorkYear || !below.Contains(proposal.UnitCode))
            {
                throw BallotRules.WrongProposal(proposed);
            }
        }
        await desk.DemandPlacesAsync(session.WorkYear, request.Title, [.. proposals.Values], cancellationToken);
        var ballot = new SecretBallot
        {
            SessionId = id,
            UnitCode = session.UnitCode,
            WorkYear = session.WorkYear,
            Title = request.Title,
            Proposals = ids,
            ThresholdBasisPoints = request.ThresholdBasisPoints,
            Of = request.Of,
            Electors = session.Present.Count,
            Members = session.Members,
        };
        var (electors, papers) = ballot.Prepare(session.Present);
        db.Ballots.Add(ballot);
        db.BallotElectors.AddRange(electors);
        db.BallotPapers.AddRange(papers);
        await events.Publish(BallotMessages.Opened(ballot, session.Present, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/ballots/{ballot.Id}", await ViewAsync(ballot, db, user, cancellationToken), ballot);
    }

    /// <summary>
    /// One transaction marks the elector and writes the vote on an empty paper drawn at random. Votes and the closing wait for each other at
    /// the ballot's row, and none of them leaves a time or a version behind.
    /// </summary>
    private static async Task<ReceiptView> Vote(
        Guid id, CastVoteRequest request, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var ballot = await FindAsync(id, db, scope, user, cancellationToken);
        if (request.Nonce.Length < BallotLimits.LeastNonce)
            throw BallotRules.NonceTooShort(BallotLimits.LeastNonce);
        if (request.Answers.DistinctBy(answer => answer.ProposalId).Count() != request.Answers.Count)
            throw BallotRules.IncompletePaper(ballot.Proposals.Count);
        var answers = ballot.Read(request.Answers.ToDictionary(answer => answer.ProposalId, answer => answer.Answer));
        var hash = BallotPaper.HashOf(id, answers, request.Nonce);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await HoldAsync(id, db, cancellationToken))
            throw BallotRules.Closed();
        var elector = db.BallotElectors.Where(known => known.BallotId == id && known.PersonCode == user.PersonCode);
        if (await elector.Where(known => !known.Voted).ExecuteUpdateAsync(known => known.SetProperty(row => row.Voted, true), cancellationToken) == 0)
            throw await elector.AnyAsync(cancellationToken) ? BallotRules.AlreadyVoted() : BallotRules.NotAnElector();
        if (await db.BallotPapers.AnyAsync(paper => paper.BallotId == id && paper.Hash == hash, cancellationToken))
            throw BallotRules.NonceTaken();
        var empty = await db.BallotPapers.Where(paper => paper.BallotId == id && !paper.Cast).Select(paper => paper.Id).ToListAsync(cancellationToken);
        var drawn = empty[RandomNumberGenerator.GetInt32(empty.Count)];
        await db.BallotPapers.Where(paper => paper.BallotId == id && paper.Id == drawn).ExecuteUpdateAsync(
            paper => paper.SetProperty(row => row.Cast, true).SetProperty(row => row.Answers, answers)
                .SetProperty(row => row.Nonce, request.Nonce).SetProperty(row => row.Hash, hash),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ReceiptView(id, hash);
    }

    private static async Task<OkWithETag<BallotView>> Close(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, BallotDesk desk, CurrentUser user, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await HoldAsync(id, db, cancellationToken);
        var ballot = await FindAsync(id, db, scope, user, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.ConductCouncils, ballot.UnitCode, cancellationToken);
        ifMatch.Demand(ballot);
        ballot.Close(await CastAsync(id, db, cancellationToken));
        await desk.DecideAsync(ballot, cancellationToken);
        var electors = await db.BallotElectors.Where(elector => elector.BallotId == id).Select(elector => elector.PersonCode).ToListAsync(cancellationToken);
        await events.Publish(BallotMessages.Closed(ballot, electors, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ETagged.Ok(await ViewAsync(ballot, db, user, cancellationToken), ballot);
    }

    private static async Task<HashListView> GetHashes(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var count = (await FindAsync(id, db, scope, user, cancellationToken)).Count ?? throw BallotRules.StillOpen();
        var hashes = (await CastAsync(id, db, cancellationToken)).Select(paper => paper.Hash!).Order(StringComparer.Ordinal).ToList();
        return new HashListView(id, count.HashListDigest, hashes);
    }

    /// <summary>
    /// What stands on the papers, for an auditor, who counts them for himself. For nobody else, and for no auditor who could vote or conducts
    /// the council's ballots: whoever was shown a receipt would learn that vote, and a row of many answers names its voter.
    /// </summary>
    private static async Task<PaperListView> GetPapers(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var ballot = await FindAsync(id, db, scope, user, cancellationToken);
        if (!(await scope.UnitsAsync(EmulationPermissions.ReadBallotPapers, cancellationToken)).Contains(ballot.UnitCode)
            || (await scope.UnitsAsync(EmulationPermissions.ConductCouncils, cancellationToken)).Contains(ballot.UnitCode)
            || await IsElectorAsync(id, db, user, cancellationToken))
            throw BallotRules.PapersNotForYou();
        var count = ballot.Count ?? throw BallotRules.StillOpen();
        // In the order of their hashes, which says nothing of the order of votes.
        var papers = (await CastAsync(id, db, cancellationToken)).OrderBy(paper => paper.Hash, StringComparer.Ordinal);
        return new PaperListView(id, ballot.Proposals, count.HashListDigest, [.. papers.Select(paper => new PaperView(paper.Answers!, paper.Nonce!, paper.Hash!))]);
    }

    private static async Task<RecountView> Recount(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var ballot = await FindAsync(id, db, scope, user, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RecountBallots, ballot.UnitCode, cancellationToken);
        var announced = ballot.Count ?? throw BallotRules.StillOpen();
        var cast = await CastAsync(id, db, cancellationToken);
        var counted = BallotCount.Of(ballot, cast);
        var voted = await db.BallotElectors.CountAsync(elector => elector.BallotId == id && elector.Voted, cancellationToken);
        return new RecountView(
            id, cast.Count, voted, cast.Count == voted && cast.Count == announced.Papers,
            cast.TrueForAll(paper => paper.Hash == BallotPaper.HashOf(id, paper.Answers!, paper.Nonce!)),
            counted.HashListDigest == announced.HashListDigest, counted.Votes.SequenceEqual(announced.Votes), counted.Votes);
    }

    /// <summary>Takes the ballot's row for this transaction without changing it; false when it is not open.</summary>
    private static async Task<bool> HoldAsync(Guid id, EmulationDbContext db, CancellationToken cancellationToken) =>
        await db.Ballots.Where(ballot => ballot.Id == id && ballot.State == BallotState.Open)
            .ExecuteUpdateAsync(ballot => ballot.SetProperty(row => row.State, BallotState.Open), cancellationToken) > 0;

    private static Task<List<BallotPaper>> CastAsync(Guid id, EmulationDbContext db, CancellationToken cancellationToken) =>
        db.BallotPapers.AsNoTracking().Where(paper => paper.BallotId == id && paper.Cast).OrderBy(paper => paper.Hash).ToListAsync(cancellationToken);

    /// <summary>For those who may read in the council's unit, and for its electors, wherever they serve.</summary>
    private static async Task<SecretBallot> FindAsync(
        Guid id, EmulationDbContext db, UnitScope scope, CurrentUser user, CancellationToken cancellationToken)
    {
        var ballot = await db.Ballots.SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        return ballot is not null && ((await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken)).Contains(ballot.UnitCode)
            || await IsElectorAsync(id, db, user, cancellationToken))
            ? ballot
            : throw new NotFoundException();
    }

    private static Task<bool> IsElectorAsync(Guid id, EmulationDbContext db, CurrentUser user, CancellationToken cancellationToken)
    {
        var person = user.PersonCode;
        return db.BallotElectors.AnyAsync(elector => elector.BallotId == id && elector.PersonCode == person, cancellationToken);
    }

    private static async Task<BallotView> ViewAsync(SecretBallot ballot, EmulationDbContext db, CurrentUser user, CancellationToken cancellationToken)
    {
        var electors = await db.BallotElectors.AsNoTracking().Where(elector => elector.BallotId == ballot.Id).ToListAsync(cancellationToken);
        var own = electors.Find(elector => elector.PersonCode == user.PersonCode);
        var ids = ballot.Proposals;
        var proposals = await db.TitleProposals.AsNoTracking().Where(proposal => ids.Contains(proposal.Id))
            .ToDictionaryAsync(proposal => proposal.Id, cancellationToken);
        var persons = proposals.Values.Select(proposal => proposal.PersonCode).ToList();
        var names = await db.Staff.AsNoTracking().Where(person => persons.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        var votes = ballot.Count?.Votes.ToDictionary(line => line.ProposalId);
        return new BallotView(
            ballot.Id, ballot.SessionId, ballot.UnitCode, ballot.WorkYear, ballot.Title, ballot.State, ballot.ThresholdBasisPoints, ballot.Of,
            ballot.Needed, ballot.Members, ballot.Electors, electors.Count(elector => elector.Voted), own is not null, own?.Voted ?? false,
            ballot.Count?.Papers, ballot.Count?.HashListDigest,
            [
                .. ids.Select(id => proposals[id]).Select(proposal => new BallotLineView(
                    proposal.Id, proposal.UnitCode, proposal.PersonCode.Length == 0 ? null : proposal.PersonCode,
                    names.GetValueOrDefault(proposal.PersonCode), votes?.GetValueOrDefault(proposal.Id)?.Agree,
                    votes?.GetValueOrDefault(proposal.Id)?.Disagree, proposal.State)),
            ]);
    }
}
