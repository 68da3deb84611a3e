using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Policies;

namespace WorkPlan.Emulation.Titles;

/// <summary>
/// That a person has a title of a year once, whichever unit he served in when it was decided: the register can name another one between two
/// decisions. Two of them at once meet at the person's row, and the second finds what the first one did. Needs a transaction.
/// </summary>
internal sealed class TitleHolders(EmulationDbContext db)
{
    /// <param name="title">The title.</param>
    /// <param name="workYear">Its year.</param>
    /// <param name="persons">Codes of people; of collectives, which are empty here, the index says it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task DemandNoneAsync(EmulationTitle title, int workYear, IReadOnlyCollection<string> persons, CancellationToken cancellationToken)
    {
        await HoldAsync(persons, cancellationToken);
        var twice = persons.Where(code => code.Length > 0).GroupBy(code => code).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        if (twice.Count > 0)
            throw TitleRules.AlreadyConferred(string.Join(", ", twice));
        var held = await db.Titles
            .Where(known => known.WorkYear == workYear && known.Title == title && known.State != TitleState.Revoked
                && known.PersonCode != "" && persons.Contains(known.PersonCode))
            .Select(known => known.PersonCode).Distinct().OrderBy(code => code).ToListAsync(cancellationToken);
        if (held.Count > 0)
            throw TitleRules.AlreadyConferred(string.Join(", ", held));
    }

    /// <summary>Neither has the person the title, nor is it proposed, be it in another unit.</summary>
    public async Task DemandFreeAsync(ProposeTitleRequest request, CancellationToken cancellationToken)
    {
        if (request.PersonCode is not { } person)
            return;
        await DemandNotProposedAsync(request, person, cancellationToken);
        await DemandNoneAsync(request.Title, request.WorkYear, [person], cancellationToken);
    }

    private async Task DemandNotProposedAsync(ProposeTitleRequest request, string person, CancellationToken cancellationToken)
    {
        await HoldAsync([person], cancellationToken);
        if (await db.TitleProposals.AnyAsync(
            known => known.WorkYear == request.WorkYear && known.Title == request.Title && known.PersonCode == person
                && known.State != ProposalState.Withdrawn && known.State != ProposalState.TitleRevoked,
            cancellationToken))
        {
            throw ProposalRules.AlreadyProposed();
        }
    }

    private async Task HoldAsync(IEnumerable<string> persons, CancellationToken cancellationToken)
    {
        foreach (var code in persons.Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal))
        {
            await db.Staff.Where(person => person.Code == code)
                .ExecuteUpdateAsync(person => person.SetProperty(row => row.SourceVersion, row => row.SourceVersion), cancellationToken);
        }
    }
}
