using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>
/// What people owe when a document spreads: one that everybody must acknowledge opens the list of each unit at once, before its
/// meeting; a material correction asks those who are listed for the new text, and one that narrows the scope releases the others. Prepares
/// a save.
/// </summary>
internal sealed class AcknowledgementObligations(
    PlanningDbContext db, DisseminationProgress progress, IUnitDirectory directory, TimeProvider clock)
{
    public async Task<int> FanOutAsync(FanOut fanOut, DirectiveDocument document, List<string> units, CancellationToken cancellationToken)
    {
        var meetings = await db.Disseminations
            .Where(meeting => meeting.DocumentId == document.Id && units.Contains(meeting.UnitCode)).ToListAsync(cancellationToken);
        if (fanOut.Cause == FanOutCause.Superseded)
            return await EndAsync(fanOut, meetings, cancellationToken);
        var touched = 0;
        if (fanOut.Cause == FanOutCause.Corrected)
        {
            var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode).ToHashSet();
            var (still, noMore) = (meetings.FindAll(meeting => addressed.Contains(meeting.UnitCode)), meetings.FindAll(meeting => !addressed.Contains(meeting.UnitCode)));
            touched += await ReleaseAsync(fanOut, document, noMore, cancellationToken);
            await FollowYearAsync(document, still, cancellationToken);
            if (fanOut.Material)
                touched += await OweAgainAsync(fanOut, document, still, cancellationToken);
            units = units.FindAll(addressed.Contains);
        }
        if (document.AcknowledgedByAll)
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

    /// <summary>The document turned out to be one of another work year: so are the meetings about it and what their people owe.</summary>
    private async Task FollowYearAsync(DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        foreach (var meeting in meetings.Where(meeting => meeting.WorkYear != document.WorkYear))
        {
            var current = await progress.NextAsync(meeting.Id, cancellationToken);
            current.BelongTo(document.WorkYear);
            foreach (var obligation in await progress.OwedAsync(current, cancellationToken))
                obligation.BelongTo(document.WorkYear);
            await progress.PublishAsync(current, document, cancellationToken);
        }
    }

    /// <summary>The document addresses these units no longer: who has not acknowledged it need not, and the others are told.</summary>
    private async Task<int> ReleaseAsync(
        FanOut fanOut, DirectiveDocument document, List<UnitDissemination> meetings, CancellationToken cancellationToken)
    {
        var touched = 0;
        foreach (var meeting in meetings)
        {
            var current = await progress.NextAsync(meeting.Id, cancellationToken);
            var released = await EndAsync(fanOut, [current], cancellationToken);
            if (released > 0)
                await progress.PublishAsync(current, document, cancellationToken);
            touched += released;
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
