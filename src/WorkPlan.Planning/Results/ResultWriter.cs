using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Results;

/// <summary>
/// The one way in which figures are written: the log, what stands, what follows from it (<see cref="IResultChangeListener"/>) and the
/// messages to the other services commit together. What is written has been checked before.
/// </summary>
internal sealed class ResultWriter(PlanningDbContext db, IEnumerable<IResultChangeListener> listeners, IPublishEndpoint events)
{
    private const int PartRows = 5000;

    public async Task WriteAsync(IReadOnlyList<ResultWrite> writes, ResultOrigin origin, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
            return;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        // New figures of a unit before corrections: the messages of each unit then carry rising numbers.
        var ordered = writes.OrderBy(write => write.UnitCode, StringComparer.Ordinal).ThenBy(write => write.WorkYear)
            .ThenBy(write => write.Standing is not null).ToList();
        var sequence = await TakeAsync(ordered.Count, cancellationToken);
        foreach (var part in ordered.Chunk(PartRows))
        {
            var first = sequence;
            sequence += part.Length;
            await WritePartAsync(part, first, origin, cancellationToken);
        }
        if (own is not null)
            await own.CommitAsync(cancellationToken);
    }

    private async Task WritePartAsync(ResultWrite[] part, long first, ResultOrigin origin, CancellationToken cancellationToken)
    {
        await db.InsertManyAsync(part.Select((write, index) => ResultEntry.Of(write, origin, first + index)), cancellationToken);
        try
        {
            await db.InsertManyAsync(NewRows(part, origin.By.At, first), cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            throw new RuleException("lost-race");
        }
        await CorrectAsync(part, origin.By.At, first, cancellationToken);
        var changes = part.Select((write, index) => new ResultChange(
            write.UnitCode, write.WorkYear, write.TargetCode, write.PeriodCode, write.Standing?.Figures, write.After, first + index)).ToList();
        foreach (var listener in listeners)
            await listener.ApplyAsync(changes, cancellationToken);
        await ResultMessages.PublishAsync(events, changes, part, origin, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // A large import would otherwise keep all its messages in memory to its end.
        foreach (var sent in db.ChangeTracker.Entries<OutboxMessage>().Where(entry => entry.State == EntityState.Unchanged).ToList())
            sent.State = EntityState.Detached;
    }

    private static IEnumerable<MeasuredResult> NewRows(ResultWrite[] part, DateTimeOffset at, long first)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i].Standing is null)
                yield return MeasuredResult.Of(part[i], at, first + i);
        }
    }

    private async Task CorrectAsync(ResultWrite[] part, DateTimeOffset at, long first, CancellationToken cancellationToken)
    {
        var corrected = new List<MeasuredResult>();
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i].Standing is null)
                continue;
            var standing = MeasuredResult.StandingBefore(part[i]);
            db.Results.Attach(standing);
            standing.Replace(part[i].After, at, first + i);
            corrected.Add(standing);
        }
        if (corrected.Count == 0)
            return;
        await db.SaveChangesAsync(cancellationToken);
        foreach (var result in corrected)
            db.Entry(result).State = EntityState.Detached;
    }

    /// <summary>The first of as many numbers.</summary>
    private async Task<long> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var counter = db.Set<ResultCounter>().Where(counter => counter.Id == ResultCounter.Only);
        await counter.ExecuteUpdateAsync(update => update.SetProperty(row => row.Last, row => row.Last + count), cancellationToken);
        return await counter.Select(row => row.Last).SingleAsync(cancellationToken) - count + 1;
    }
}
