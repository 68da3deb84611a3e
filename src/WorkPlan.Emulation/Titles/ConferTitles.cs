using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Titles;

/// <summary>
/// Confers what councils passed, title by title from the lower to the higher, and holds every quota in the same transaction: the last place
/// of a pool goes through its ledger, whose version two decisions at once cannot both raise. Whoever is no longer eligible is conferred
/// nothing, and nobody else by the same decision, unless it says why all the same.
/// </summary>
internal sealed class ConferTitles(
    EmulationDbContext db, EligibilityReader eligibility, EligibilityAgain again, TitleBasis basis, TitleHolders holders, QuotaDesk quotas,
    IPublishEndpoint events, Texts texts, TimeProvider clock)
{
    public Task<List<ConferredTitle>> RunAsync(
        ConferTitlesRequest request, IReadOnlyList<TitleProposal> proposals, CancellationToken cancellationToken) =>
        db.InOneAsync(() => InOneAsync(request, proposals, cancellationToken), cancellationToken);

    private async Task<List<ConferredTitle>> InOneAsync(
        ConferTitlesRequest request, IReadOnlyList<TitleProposal> proposals, CancellationToken cancellationToken)
    {
        if (request.AllTheSame.FirstOrDefault(known => proposals.All(proposal => proposal.Id != known.ProposalId)) is { } stray)
            throw TitleRules.NotInDecision(stray.ProposalId);
        if (proposals.FirstOrDefault(proposal => proposal.State != ProposalState.Passed) is { } waiting)
            throw TitleRules.NotPassed(waiting.Id);
        TitleRules.DemandNotAhead(request.DecidedOn, clock);
        await DemandAfterCouncilAsync(request.DecidedOn, proposals, cancellationToken);
        var obstacles = await again.DemandAsync(proposals, request.AllTheSame.Select(known => known.ProposalId).ToHashSet(), cancellationToken);
        var conferred = new List<ConferredTitle>();
        foreach (var year in proposals.GroupBy(proposal => proposal.WorkYear).OrderBy(year => year.Key))
        {
            var policy = await eligibility.PolicyOfAsync(year.Key, cancellationToken);
            foreach (var title in year.GroupBy(proposal => proposal.Title).OrderBy(title => title.Key))
                conferred.AddRange(await ConferAsync(request, policy, [.. title], obstacles, cancellationToken));
        }
        return conferred;
    }

    /// <summary>A decision follows the vote of every council that it rests on.</summary>
    private async Task DemandAfterCouncilAsync(DateOnly decidedOn, IReadOnlyList<TitleProposal> proposals, CancellationToken cancellationToken)
    {
        var ballots = proposals.Select(proposal => proposal.BallotId).Distinct().ToList();
        var sat = await db.Ballots.Where(ballot => ballots.Contains(ballot.Id))
            .Join(db.CouncilSessions, ballot => ballot.SessionId, session => session.Id, (_, session) => (DateOnly?)session.HeldOn)
            .MaxAsync(cancellationToken);
        if (decidedOn < sat)
            throw TitleRules.BeforeCouncil(sat.Value);
    }

    private async Task<IReadOnlyList<ConferredTitle>> ConferAsync(
        ConferTitlesRequest request, TitlePolicy policy, IReadOnlyList<TitleProposal> proposals, ILookup<Guid, Obstacle> obstacles,
        CancellationToken cancellationToken)
    {
        await holders.DemandNoneAsync(
            proposals[0].Title, proposals[0].WorkYear, [.. proposals.Select(proposal => proposal.PersonCode)], cancellationToken);
        var titles = new List<ConferredTitle>();
        var award = policy.Conditions.Find(condition => condition.Title == proposals[0].Title)?.Award is { } known && known.From <= request.DecidedOn ? known : null;
        foreach (var proposal in proposals)
        {
            proposal.Confer();
            var title = new ConferredTitle
            {
                UnitCode = proposal.UnitCode,
                DecidedByUnitCode = request.ByUnitCode,
                PersonCode = proposal.PersonCode,
                Title = proposal.Title,
                WorkYear = proposal.WorkYear,
                DecisionNumber = request.DecisionNumber,
                DecidedOn = request.DecidedOn,
                LegalBasis = policy.LegalBasis,
                AwardPercent = award?.PercentOfBaseSalary,
                AwardLegalBasis = award?.LegalBasis,
                ProposalId = proposal.Id,
                AllTheSameReason = obstacles.Contains(proposal.Id)
                    ? request.AllTheSame.Last(known => known.ProposalId == proposal.Id).Reason
                    : null,
                Despite = [.. obstacles[proposal.Id].Select(obstacle => ReasonView.OnRecord(obstacle, texts))],
                BasedOn = await basis.OfAsync(policy, proposal, lowerNeeded: true, cancellationToken) ?? throw TitleRules.BasisMissing(HolderOf(proposal)),
            };
            db.Titles.Add(title);
            titles.Add(title);
            await events.Publish(TitleMessages.Conferred(title, clock), cancellationToken);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw TitleRules.AlreadyConferred(string.Join(", ", proposals.Select(HolderOf)));
        }
        foreach (var quota in policy.Quotas.Where(quota => quota.Title == proposals[0].Title))
            await HoldAsync(policy, quota, proposals, cancellationToken);
        return titles;
    }

    private async Task HoldAsync(TitlePolicy policy, TitleQuota quota, IReadOnlyList<TitleProposal> proposals, CancellationToken cancellationToken)
    {
        var year = proposals[0].WorkYear;
        var counted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in proposals.Select(proposal => proposal.UnitCode).Distinct().Order(StringComparer.Ordinal))
        {
            var places = await quotas.ConferredAsync(quota, unit, year, cancellationToken);
            if (!counted.Add(places.PoolCode))
                continue;
            if (places.Taken > places.Count.Places)
                throw TitleRules.QuotaExceeded(places.Count.InWords(texts), places.PoolCode, places.Taken, policy.LegalBasis);
            var ledger = await db.QuotaLedgers.FindAsync([year, quota.Title, places.PoolCode], cancellationToken);
            if (ledger is null)
                db.QuotaLedgers.Add(ledger = new QuotaLedger { WorkYear = year, Title = quota.Title, PoolCode = places.PoolCode });
            ledger.Count(proposals.Count);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string HolderOf(TitleProposal proposal) => proposal.PersonCode.Length == 0 ? proposal.UnitCode : proposal.PersonCode;
}
