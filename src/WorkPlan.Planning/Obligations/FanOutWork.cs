using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Obligations;

/// <summary>Serves the next units of a document's scope: what they and their people owe because of it.</summary>
internal sealed class FanOutWork(
    PlanningDbContext db, IUnitDirectory directory, SupplementObligations supplements, AcknowledgementObligations acknowledgements, TimeProvider clock)
{
    /// <summary>In a transaction of its own: the next units of whatever document is on its way. False when none is.</summary>
    public async Task<bool> RunChunkAsync(int units, CancellationToken cancellationToken)
    {
        if (!await Unfinished().AnyAsync(cancellationToken))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var fanOut = await Unfinished().OrderBy(waiting => waiting.Id).FirstOrDefaultAsync(cancellationToken);
        if (fanOut is null)
            return false;
        var document = await db.Documents.Include(known => known.Corrections).SingleAsync(known => known.Id == fanOut.DocumentId, cancellationToken);
        await ServeAsync(fanOut, document, units, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Prepares a save: serves up to so many units after the last one, and notes how far it came.</summary>
    public async Task ServeAsync(FanOut fanOut, DirectiveDocument document, int atMost, CancellationToken cancellationToken)
    {
        var ahead = (await ConcernedAsync(fanOut, document, cancellationToken))
            .Where(code => fanOut.Cursor is null || string.CompareOrdinal(code, fanOut.Cursor) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var units = ahead.Take(atMost).ToList();
        if (units.Count > 0)
        {
            var served = await supplements.FanOutAsync(fanOut, document, units, cancellationToken)
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
        return addressed;
    }
}
