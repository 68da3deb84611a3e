using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>
/// What people owe when a document spreads: one that everybody must acknowledge opens the list of each unit at once, before its
/// meeting; a material correction asks those who are listed for the new text. Prepares a save.
/// </summary>
internal sealed class AcknowledgementObligations(PlanningDbContext db, DisseminationProgress progress, TimeProvider clock)
{
    public async Task<int> FanOutAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var meetings = await db.Disseminations
            .Where(meeting => meeting.DocumentId == document.Id && units.Contains(meeting.UnitCode)).ToListAsync(cancellationToken);
        var touched = fanOut.Cause switch
        {
            FanOutCause.Corrected when fanOut.Material => await OweAgainAsync(fanOut, document, meetings, cancellationToken),
            FanOutCause.Superseded => await EndAsync(fanOut, meetings, cancellationToken),
            _ => 0,
        };
        if (document.AcknowledgedByAll && fanOut.Cause != FanOutCause.Superseded)
            touched += await OpenAsync(fanOut, document, [.. units.Except(meetings.Select(meeting => meeting.UnitCode))], cancellationToken);
        return touched;
    }

    private async Task<int> OpenAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var people = (await db.People.AsNoTracking()
            .Where(person => units.Contains(person.UnitCode) && person.ServesFrom <= fanOut.On && (person.ServesTo == null || person.ServesTo >= fanOut.On))
            .Select(person => new { person.UnitCode, person.Code, person.FullName }).ToListAsync(cancellationToken))
            .ToLookup(person => person.UnitCode);
        var deadline = await progress.AcknowledgeByAsync(document, fanOut.On, cancellationToken);
        var due = await progress.DueAsync(document, cancellationToken);
        var opened = 0;
        foreach (var unit in units.Where(unit => people[unit].Any()))
        {
            var dissemination = UnitDissemination.Expect(document, unit, fanOut.On, due, clock.GetUtcNow(), fanOut.By);
            db.Disseminations.Add(dissemination);
            var owed = people[unit].Select(person => progress.Open(dissemination, person.Code, deadline)).ToList();
            await progress.PublishAsync(
                dissemination, document, owed, people[unit].ToDictionary(person => person.Code, person => person.FullName), cancellationToken);
            opened += owed.Count;
        }
        return opened;
    }

    private async Task<int> OweAgainAsync(
        FanOut fanOut, DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var deadline = await progress.AcknowledgeByAsync(document, fanOut.On, cancellationToken);
        var touched = 0;
        foreach (var meeting in meetings)
        {
            var current = await progress.NextAsync(meeting.Id, cancellationToken);
            current.Follow(fanOut.Round);
            var owed = await progress.OwedAsync(current, cancellationToken);
            foreach (var obligation in owed.Where(obligation => obligation.State != ObligationState.Waived))
            {
                obligation.OweAgain(ObligationEvents.DocumentCorrected, deadline, clock.GetUtcNow());
                touched++;
            }
            await progress.PublishAsync(current, document, cancellationToken);
        }
        return touched;
    }

    private async Task<int> EndAsync(FanOut fanOut, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var touched = 0;
        foreach (var meeting in meetings)
        {
            foreach (var obligation in (await progress.OwedAsync(meeting, cancellationToken)).Where(obligation => obligation.IsOpen))
            {
                obligation.Waive(fanOut.By, clock.GetUtcNow(), fanOut.Reason);
                touched++;
            }
        }
        return touched;
    }
}
