using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// Finds what has to be reminded of or escalated now and writes it down in short transactions, each with its messages. Whoever was
/// away for days reminds once, of the most urgent step, and tells every level that should have been told.
/// </summary>
internal sealed class ObligationSweep(
    PlanningDbContext db, IPublishEndpoint events, IUnitDirectory directory, WorkingCalendars calendars, IOptions<ObligationOptions> options,
    TimeProvider clock)
{
    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var calendar = await calendars.GetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var written = 0;
        foreach (var (step, rule) in Steps(options.Value.Reminders).Reverse())
        {
            var dueBy = rule.RemindsOfDueBy(now, calendar);
            written += await WriteAsync(
                NoticeKind.Reminder, step, rule,
                obligation => obligation.Deadline.DueAt >= now && obligation.Deadline.DueAt <= dueBy,
                // A more urgent reminder makes the earlier ones pointless.
                orLater: true, goOn, cancellationToken);
        }
        foreach (var (step, rule) in Steps(options.Value.Escalations))
        {
            var dueBefore = rule.EscalatesDueBefore(now, calendar);
            written += await WriteAsync(
                NoticeKind.Escalation, step, rule,
                obligation => obligation.Deadline.DueAt < now && obligation.Deadline.DueAt < dueBefore,
                orLater: false, goOn, cancellationToken);
        }
        return written;
    }

    private static IEnumerable<(int Step, NoticeRule Rule)> Steps(string rules) => NoticeRule.List(rules)!.Select((rule, index) => (index + 1, rule));

    private async Task<int> WriteAsync(
        NoticeKind kind, int step, NoticeRule rule, Expression<Func<PlanningObligation, bool>> isDue, bool orLater, Func<Task<bool>> goOn,
        CancellationToken cancellationToken)
    {
        var due = db.Obligations.AsNoTracking().Where(obligation => obligation.State == ObligationState.Open).Where(isDue)
            .Where(obligation => !db.ObligationNotices.Any(notice =>
                notice.ObligationId == obligation.Id && notice.Round == obligation.Reopened && notice.Kind == kind
                && (notice.Step == step || (orLater && notice.Step > step))));
        var written = 0;
        // Looked for without the writer's lock first: mostly there is nothing.
        while (await due.AnyAsync(cancellationToken) && await goOn())
            written += await WriteChunkAsync(kind, step, rule, due, cancellationToken);
        return written;
    }

    private async Task<int> WriteChunkAsync(
        NoticeKind kind, int step, NoticeRule rule, IQueryable<PlanningObligation> due, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var chunk = await due.OrderBy(obligation => obligation.Id).Take(options.Value.SweepChunk).ToListAsync(cancellationToken);
        var names = await ObligationNames.OfAsync(db, chunk, cancellationToken);
        var tree = await directory.GetAsync(cancellationToken);
        foreach (var obligation in chunk)
        {
            var recipient = kind == NoticeKind.Reminder ? obligation.UnitCode : Above(tree, obligation.UnitCode, step);
            var notice = ObligationNotice.Of(obligation, kind, step, rule, recipient, clock.GetUtcNow());
            db.ObligationNotices.Add(notice);
            await (kind == NoticeKind.Reminder
                ? events.Publish(ObligationMessages.Reminded(notice, obligation, names[obligation]), cancellationToken)
                : events.Publish(ObligationMessages.Escalated(notice, obligation, names[obligation]), cancellationToken));
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            // Another instance was quicker: what it wrote is not due any more, the rest is looked for again.
            chunk.Clear();
        }
        db.ChangeTracker.Clear();
        return chunk.Count;
    }

    /// <summary>The unit so many levels up, or the highest there is; who has nobody above is told itself.</summary>
    private static string Above(UnitTree tree, string unitCode, int levels) =>
        tree.Ancestors(unitCode).Take(levels).LastOrDefault() ?? unitCode;
}
