using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;

namespace WorkPlan.Emulation.Titles;

/// <summary>Proposals that were blocked because a title that they rest on came into question.</summary>
internal sealed class BlockedProposals(EmulationDbContext db, TitleBasis basis, EligibilityReader eligibility, QuotaDesk quotas)
{
    /// <summary>
    /// A title was upheld: what rests on it, and on nothing else that is gone or in question, goes on where it was. Whoever had a place gets
    /// it back as long as the quota has one. Needs a transaction.
    /// </summary>
    /// <returns>How many go on.</returns>
    public async Task<int> UnblockAsync(ConferredTitle upheld, CancellationToken cancellationToken)
    {
        var standing = (await basis.HeldAsync(upheld.UnitCode, upheld.PersonCode, cancellationToken))
            .Where(title => title.State == TitleState.Conferred).Select(title => title.Id).ToHashSet();
        var blocked = await db.TitleProposals
            .Where(proposal => proposal.State == ProposalState.Blocked && proposal.PersonCode == upheld.PersonCode
                && (upheld.PersonCode != "" || proposal.UnitCode == upheld.UnitCode))
            .OrderBy(proposal => proposal.Id).ToListAsync(cancellationToken);
        var freed = blocked.FindAll(proposal => proposal.BasedOn.Contains(upheld.Id) && proposal.BasedOn.TrueForAll(standing.Contains));
        foreach (var proposal in freed)
        {
            proposal.Unblock(await HasPlaceAsync(proposal, cancellationToken));
            // The next one counts this one.
            await db.SaveChangesAsync(cancellationToken);
        }
        return freed.Count;
    }

    private async Task<bool> HasPlaceAsync(TitleProposal proposal, CancellationToken cancellationToken)
    {
        var policy = await eligibility.PolicyOfAsync(proposal.WorkYear, cancellationToken);
        return policy.Quotas.FirstOrDefault(quota => quota.Title == proposal.Title) is not { } quota
            || (await quotas.BeforeConferralAsync(quota, proposal.UnitCode, proposal.WorkYear, cancellationToken)).Left > 0;
    }
}
