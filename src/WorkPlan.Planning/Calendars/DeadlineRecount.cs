using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

/// <summary>
/// A day of a year has become a day off, or is worked now: computed deadlines that are still awaited and lie in the year are counted anew.
/// Explicit ones stay. Needs a transaction, and belongs into that of the calendar: either both are changed or neither. Thousands owe by
/// the same deadline, so each deadline is moved at once for all who owe by it.
/// </summary>
internal sealed class DeadlineRecount(
    PlanningDbContext db, WorkingCalendars calendars, DisseminationProgress progress, CurrentUser user, TimeProvider clock)
{
    /// <param name="year">The calendar year whose days have changed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many obligations and questions have another deadline, and how many meetings.</returns>
    public async Task<int> FollowAsync(int year, CancellationToken cancellationToken)
    {
        var calendar = await calendars.GetAsync(cancellationToken);
        var (from, lastDay) = (VietnamTime.At(new DateOnly(year, 1, 1), TimeOnly.MinValue), new DateOnly(year, 12, 31));
        return await MoveObligationsAsync(calendar, from, lastDay, cancellationToken)
            + await MoveInquiriesAsync(calendar, from, lastDay, cancellationToken)
            + await MoveMeetingsAsync(from, lastDay, cancellationToken);
    }

    /// <summary>What was reminded of by the old day is reminded of by the new one.</summary>
    private async Task<int> MoveObligationsAsync(WorkingCalendar calendar, DateTimeOffset from, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var open = db.Obligations.Where(obligation => obligation.State == ObligationState.Open
            && obligation.Deadline.Kind == DeadlineKind.Computed && obligation.Deadline.DueAt >= from && obligation.Deadline.EventOn <= lastDay);
        var moved = 0;
        foreach (var deadline in await open.Select(obligation => obligation.Deadline).Distinct().ToListAsync(cancellationToken))
        {
            if (deadline.Recomputed(calendar) is not { } recomputed || recomputed == deadline)
                continue;
            var (old, due) = (deadline, recomputed.DueAt);
            moved += await open.Where(obligation => obligation.Deadline.DueAt == old.DueAt && obligation.Deadline.EventOn == old.EventOn
                    && obligation.Deadline.Days == old.Days && obligation.Deadline.Counting == old.Counting)
                .ExecuteUpdateAsync(
                    change => change.SetProperty(obligation => obligation.Deadline.DueAt, due)
                        .SetProperty(obligation => obligation.Reopened, obligation => obligation.Reopened + 1)
                        .SetProperty(obligation => obligation.Version, obligation => obligation.Version + 1),
                    cancellationToken);
        }
        return moved;
    }

    private async Task<int> MoveInquiriesAsync(WorkingCalendar calendar, DateTimeOffset from, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var open = db.Inquiries.Where(inquiry => inquiry.State == InquiryState.Open
            && inquiry.Deadline.Kind == DeadlineKind.Computed && inquiry.Deadline.DueAt >= from && inquiry.Deadline.EventOn <= lastDay);
        var moved = 0;
        foreach (var deadline in await open.Select(inquiry => inquiry.Deadline).Distinct().ToListAsync(cancellationToken))
        {
            if (deadline.Recomputed(calendar) is not { } recomputed || recomputed == deadline)
                continue;
            var (old, due) = (deadline, recomputed.DueAt);
            moved += await open.Where(inquiry => inquiry.Deadline.DueAt == old.DueAt && inquiry.Deadline.EventOn == old.EventOn
                    && inquiry.Deadline.Days == old.Days && inquiry.Deadline.Counting == old.Counting)
                .ExecuteUpdateAsync(
                    change => change.SetProperty(inquiry => inquiry.Deadline.DueAt, due)
                        .SetProperty(inquiry => inquiry.Version, inquiry => inquiry.Version + 1),
                    cancellationToken);
        }
        return moved;
    }

    /// <summary>Meetings that units have yet to hold, of documents that name no day themselves; the others are told of the new day.</summary>
    private async Task<int> MoveMeetingsAsync(DateTimeOffset from, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var waiting = db.Disseminations.Where(meeting => meeting.MeetingOn == null && !meeting.Released && meeting.DueAt >= from);
        var documents = await db.Documents.AsNoTracking()
            .Where(document => document.DisseminationDueAt == null && document.ReceivedOn <= lastDay
                && waiting.Any(meeting => meeting.DocumentId == document.Id))
            .ToListAsync(cancellationToken);
        var moved = 0;
        foreach (var document in documents)
        {
            var due = (await progress.DueAsync(document, cancellationToken)).DueAt;
            var changed = await waiting.Where(meeting => meeting.DocumentId == document.Id && meeting.DueAt != due)
                .ExecuteUpdateAsync(change => change.SetProperty(meeting => meeting.DueAt, due), cancellationToken);
            if (changed == 0)
                continue;
            moved += changed;
            var told = await db.FanOuts.CountAsync(fanOut => fanOut.DocumentId == document.Id && fanOut.Cause == FanOutCause.Told, cancellationToken);
            db.FanOuts.Add(FanOut.Told(document, told, VietnamTime.Today(clock), clock.GetUtcNow(), user.UserId));
        }
        await db.SaveChangesAsync(cancellationToken);
        return moved;
    }
}
