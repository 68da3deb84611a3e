using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Obligations;

/// <summary>Serves the next units of a document's scope: what they and their people owe because of it.</summary>
internal sealed class FanOutWork(
    PlanningDbContext db, IUnitDirectory directory, SupplementObligations supplements, AcknowledgementObligations acknowledgements, TimeProvider clock)
{
    /// <summary>What is on its way the longest, except those; null when nothing is.</summary>
    public async Task<Guid?> NextAsync(IReadOnlyList<Guid> except, CancellationToken cancellationToken) =>
        await Unfinished().Where(fanOut => !except.Contains(fanOut.Id)).OrderBy(fanOut => fanOut.Id).Select(fanOut => (Guid?)fanOut.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>In a transaction of its own: its next units.</summary>
    public async Task RunChunkAsync(Guid id, int units, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await Unfinished().SingleOrDefaultAsync(waiting => waiting.Id == id, cancellationToken) is not { } fanOut)
            return;
        var document = await db.Documents.Include(known => known.Corrections).SingleAsync(known => known.Id == fanOut.DocumentId, cancellationToken);
        await ServeAsync(fanOut, document, units, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Prepares a save: serves up to so many units after the last one, and notes how far it came. What was replaced while it was on its
    /// way goes no further: from it nobody owes any longer.
    /// </summary>
    public async Task ServeAsync(FanOut fanOut, DirectiveDocument document, int atMost, CancellationToken cancellationToken)
    {
        if (document.SupersededById is not null && fanOut.Cause is not (FanOutCause.Superseded or FanOutCause.Told))
        {
            fanOut.Complete(clock.GetUtcNow());
            return;
        }
        var ahead = (await ConcernedAsync(fanOut, document, cancellationToken))
            .Where(code => fanOut.Cursor is null || string.CompareOrdinal(code, fanOut.Cursor) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var units = ahead.Take(atMost).ToList();
        if (units.Count > 0)
        {
            var served = (fanOut.Cause == FanOutCause.Told ? 0 : await supplements.FanOutAsync(fanOut, document, units, cancellationToken))
                + await acknowledgements.FanOutAsync(fanOut, document, units, cancellationToken);
            fanOut.Served(units[^1], units.Count, served);
        }
        if (units.Count == ahead.Count)
            fanOut.Complete(clock.GetUtcNow());
    }

    private IQueryable<FanOut> Unfinished() => db.FanOuts.Where(fanOut => fanOut.CompletedAt == null);

    private async Task<HashSet<string>> ConcernedAsync(FanOut fanOut, DirectiveDocument document, CancellationToken cancellationToken)
    {
        var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode).ToHashSet();
        if (fanOut.Cause == FanOutCause.Registered)
            return addressed;
        // Also who was addressed before.
        addressed.UnionWith(await db.Obligations.Where(obligation => obligation.DocumentId == document.Id)
            .Select(obligation => obligation.UnitCode).Distinct().ToListAsync(cancellationToken));
        addressed.UnionWith(await db.Disseminations.Where(meeting => meeting.DocumentId == document.Id)
            .Select(meeting => meeting.UnitCode).ToListAsync(cancellationToken));
        return addressed;
    }
}
