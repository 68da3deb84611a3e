using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Policies;

namespace WorkPlan.Emulation.Titles;

/// <summary>On which conferred titles another one rests: the lower title of the same year, and the chain of years before.</summary>
internal sealed class TitleBasis(EmulationDbContext db)
{
    /// <param name="policy">The policy of the work year.</param>
    /// <param name="proposal">Who is to get what.</param>
    /// <param name="lowerNeeded">Whether the lower title of the same year must be conferred already.</param>
    /// <returns>The titles; null when one that is needed is not there.</returns>
    public async Task<List<Guid>?> OfAsync(TitlePolicy policy, TitleProposal proposal, bool lowerNeeded, CancellationToken cancellationToken)
    {
        var condition = policy.Conditions.Single(known => known.Title == proposal.Title);
        var held = await HeldAsync(proposal.UnitCode, proposal.PersonCode, cancellationToken);
        var basis = new List<Guid>();
        if (condition.BuildsOn is { } lower)
        {
            var conferred = held.Find(title => title.Title == lower && title.WorkYear == proposal.WorkYear && title.State == TitleState.Conferred);
            if (conferred is not null)
                basis.Add(conferred.Id);
            else if (lowerNeeded)
                return null;
        }
        if (condition is { PriorTitle: { } prior, PriorYears: { } years })
        {
            if (TitleChain.Of(held, prior, years, proposal.WorkYear) is not { } chain)
                return null;
            basis.AddRange(chain.Select(title => title.Id));
        }
        return [.. basis.Distinct()];
    }

    /// <summary>All titles of a person wherever he served, or of a unit as a collective.</summary>
    public async Task<List<ConferredTitle>> HeldAsync(string unitCode, string personCode, CancellationToken cancellationToken) => personCode.Length > 0
        ? await db.Titles.Where(title => title.PersonCode == personCode).ToListAsync(cancellationToken)
        : await db.Titles.Where(title => title.PersonCode == "" && title.UnitCode == unitCode).ToListAsync(cancellationToken);
}
