using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Ballots;

/// <summary>What a closed ballot means for its proposals: who has the votes, and who of them has a place of the quota.</summary>
internal sealed class BallotDesk(EmulationDbContext db, EligibilityReader eligibility, QuotaDesk quotas, Texts texts)
{
    /// <summary>Those who had the votes and no place get another ballot when the quota has grown meanwhile, and not before.</summary>
    public async Task DemandPlacesAsync(
        int workYear, EmulationTitle title, IReadOnlyCollection<TitleProposal> proposals, CancellationToken cancellationToken)
    {
        var policy = await eligibility.PolicyOfAsync(workYear, cancellationToken);
        if (policy.Quotas.FirstOrDefault(known => known.Title == title) is not { } quota)
            return;
        foreach (var proposal in proposals.Where(proposal => proposal.State == ProposalState.BeyondQuota))
        {
            var (places, free) = await quotas.FreeAsync(quota, proposal.UnitCode, workYear, cancellationToken);
            if (free <= 0)
                throw BallotRules.NoPlacesLeft(proposal.Id, places.PoolCode, places.Count.InWords(texts), policy.LegalBasis);
        }
    }

    public async Task DecideAsync(SecretBallot ballot, CancellationToken cancellationToken)
    {
        var ids = ballot.Proposals;
        var proposals = await db.TitleProposals.Where(proposal => ids.Contains(proposal.Id)).ToDictionaryAsync(proposal => proposal.Id, cancellationToken);
        var votes = ballot.Count!.Votes.ToDictionary(line => line.ProposalId, line => line.Agree);
        var passed = new List<TitleProposal>();
        foreach (var proposal in ids.Select(id => proposals[id]).Where(proposal => proposal.IsOpen))
        {
            if (votes[proposal.Id] >= ballot.Needed)
                passed.Add(proposal);
            else
                proposal.Decide(ProposalState.NotPassed, ballot.Id, votes[proposal.Id]);
        }
        var policy = await eligibility.PolicyOfAsync(ballot.WorkYear, cancellationToken);
        var quota = policy.Quotas.FirstOrDefault(known => known.Title == ballot.Title);
        var outcomes = quota is null
            ? passed.ToDictionary(proposal => proposal.Id, _ => ProposalState.Passed)
            : await SelectAsync(quota, ballot.WorkYear, passed, votes, cancellationToken);
        foreach (var proposal in passed)
            proposal.Decide(outcomes[proposal.Id], ballot.Id, votes[proposal.Id]);
    }

    private async Task<IReadOnlyDictionary<Guid, ProposalState>> SelectAsync(
        TitleQuota quota, int workYear, List<TitleProposal> passed, Dictionary<Guid, int> votes, CancellationToken cancellationToken)
    {
        var persons = passed.Select(proposal => proposal.PersonCode).ToList();
        var units = passed.Select(proposal => proposal.UnitCode).Distinct().ToList();
        var recruited = await db.Staff.Where(person => persons.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.RecruitedOn, cancellationToken);
        var scores = await db.UnitScores.AsNoTracking().Where(score => score.WorkYear == workYear && units.Contains(score.UnitCode))
            .ToDictionaryAsync(score => score.UnitCode, score => score.Hundredths, cancellationToken);
        var pools = new Dictionary<string, (QuotaPlaces Places, List<RankedCandidate> Candidates)>(StringComparer.Ordinal);
        foreach (var proposal in passed)
        {
            var places = await quotas.BeforeConferralAsync(quota, proposal.UnitCode, workYear, cancellationToken);
            if (!pools.TryGetValue(places.PoolCode, out var pool))
                pools[places.PoolCode] = pool = (places, []);
            // Votes before everything else; then what the policy says.
            pool.Candidates.Add(new RankedCandidate(proposal.Id,
            [
                votes[proposal.Id],
                .. quota.TieBreak.Select(word => word == TieBreaks.Score
                    ? scores.GetValueOrDefault(proposal.UnitCode)
                    : -(long)recruited.GetValueOrDefault(proposal.PersonCode, DateOnly.MaxValue).DayNumber),
            ]));
        }
        return pools.Values.SelectMany(pool => QuotaSelection.Select(pool.Candidates, pool.Places.Left)).ToDictionary();
    }
}
