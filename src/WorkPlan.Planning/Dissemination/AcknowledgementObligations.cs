using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>
/// A document spreads: every unit that it addresses has to disseminate it, and the others hear so. One that everybody must acknowledge opens
/// the list of each unit at once, before its meeting; a material correction asks those who are listed for the new text, and one that
/// narrows the scope releases the others. Prepares a save.
/// </summary>
internal sealed class AcknowledgementObligations(
    PlanningDbContext db, DisseminationProgress progress, IUnitDirectory directory, TimeProvider clock)
{
    public async Task<int> FanOutAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var meetings = await db.Disseminations
            .Where(meeting => meeting.DocumentId == document.Id && units.Contains(meeting.UnitCode)).ToListAsync(cancellationToken);
        if (document.SupersededById is not null)
            return await ReleaseAsync(fanOut, document, meetings, cancellationToken);
        var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode).ToHashSet();
        var (still, noMore) = (meetings.FindAll(meeting => addressed.Contains(meeting.UnitCode)), meetings.FindAll(meeting => !addressed.Contains(meeting.UnitCode)));
        var touched = await ReleaseAsync(fanOut, document, noMore, cancellationToken);
        if (fanOut.Cause == FanOutCause.Corrected)
            touched += await FollowAsync(fanOut, document, still, cancellationToken);
        else if (fanOut.Cause == FanOutCause.Told)
            await TellAsync(document, still, cancellationToken);
        return touched + await ExpectAsync(fanOut, document, [.. units.Where(addressed.Contains).Except(meetings.Select(meeting => meeting.UnitCode))], cancellationToken);
    }

    /// <summary>Each of these units has yet to meet.</summary>
    private async Task<int> ExpectAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var people = await ListedAsync(fanOut, document, units, cancellationToken);
        var due = await progress.DueAsync(document, cancellationToken);
        var deadline = await progress.AcknowledgeByAsync(document, fanOut.On, cancellationToken);
        var opened = 0;
        foreach (var unit in units)
        {
            var dissemination = UnitDissemination.Expect(document, unit, fanOut.On, due, clock.GetUtcNow(), fanOut.By);
            db.Disseminations.Add(dissemination);
            var owed = people[unit].Select(person => progress.Open(dissemination, person.Code, deadline)).ToList();
            await progress.PublishAsync(dissemination, document, owed, people[unit].ToDictionary(person => person.Code, person => person.Name), cancellationToken);
            opened += owed.Count;
        }
        return opened;
    }

    /// <summary>What is corrected holds for the meetings that are still to come; after a material correction everybody listed owes again.</summary>
    private async Task<int> FollowAsync(FanOut fanOut, DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var people = await ListedAsync(fanOut, document, [.. meetings.Where(meeting => meeting.MeetingOn is null).Select(meeting => meeting.UnitCode)], cancellationToken);
        var due = await progress.DueAsync(document, cancellationToken);
        var deadline = await progress.AcknowledgeByAsync(document, fanOut.On, cancellationToken);
        var touched = 0;
        foreach (var meeting in meetings)
        {
            var current = await progress.NextAsync(meeting.Id, cancellationToken);
            current.Follow(document, due);
            var owed = await progress.OwedAsync(current, cancellationToken);
            foreach (var obligation in owed.Where(obligation => obligation.WorkYear != document.WorkYear))
                obligation.BelongTo(document.WorkYear);
            if (fanOut.Material)
            {
                current.Follow(fanOut.Round);
                foreach (var obligation in owed.Where(obligation => obligation.State != ObligationState.Waived))
                {
                    obligation.OweAgain(ObligationEvents.DocumentCorrected, deadline, clock.GetUtcNow());
                    touched++;
                }
            }
            if (owed.Count == 0)
            {
                owed = [.. people[current.UnitCode].Select(person => progress.Open(current, person.Code, deadline))];
                touched += owed.Count;
            }
            await progress.PublishAsync(current, document, owed, null, cancellationToken);
        }
        return touched;
    }

    /// <summary>Who has to acknowledge before the unit meets: all who serve there, of what everybody must acknowledge, and nobody of the rest.</summary>
    private async Task<ILookup<string, (string Code, string Name)>> ListedAsync(
        FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var people = db.People.AsNoTracking()
            .Where(person => units.Contains(person.UnitCode) && person.ServesFrom <= fanOut.On && (person.ServesTo == null || person.ServesTo >= fanOut.On))
            .Select(person => new { person.UnitCode, person.Code, person.FullName });
        // Telling asks for nothing.
        return (document.AcknowledgedByAll && fanOut.Cause != FanOutCause.Told ? await people.ToListAsync(cancellationToken) : [])
            .ToLookup(person => person.UnitCode, person => (person.Code, person.FullName));
    }

    /// <summary>How these units stand is told once more.</summary>
    private async Task TellAsync(DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        foreach (var meeting in meetings)
            await progress.PublishAsync(await progress.NextAsync(meeting.Id, cancellationToken), document, cancellationToken);
    }

    /// <summary>The document addresses these units no longer, or nobody: who has not acknowledged it need not, and the others are told.</summary>
    private async Task<int> ReleaseAsync(
        FanOut fanOut, DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var touched = 0;
        foreach (var meeting in meetings.Where(meeting => !meeting.Released))
        {
            var current = await progress.NextAsync(meeting.Id, cancellationToken);
            current.Release();
            var owed = await progress.OwedAsync(current, cancellationToken);
            foreach (var obligation in owed.Where(obligation => obligation.IsOpen))
            {
                obligation.Waive(fanOut.By, clock.GetUtcNow(), fanOut.Reason);
                touched++;
            }
            await progress.PublishAsync(current, document, owed, null, cancellationToken);
        }
        return touched;
    }
}
