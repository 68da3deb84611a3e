using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Telemetry;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Results;

internal sealed record WrittenResults(int Recorded, int Corrected);

/// <summary>
/// The one way in which figures are written: the log, what stands, what follows from it (<see cref="IResultChangeListener"/>) and the
/// messages to the other services commit together. What is written has been checked before.
/// </summary>
internal sealed class ResultWriter(
    PlanningDbContext db, IEnumerable<IResultChangeListener> listeners, IPublishEndpoint events, PlanningMetrics metrics)
{
    private const int PartRows = 5000;

    public async Task<WrittenResults> WriteAsync(IReadOnlyCollection<ResultWrite> writes, ResultOrigin origin, CancellationToken cancellationToken) =>
        await WriteAsync(writes.Count, new[] { writes }.ToAsyncEnumerable(), origin, () => true, cancellationToken);

    /// <summary>Writes what comes, or nothing at all: when <paramref name="isFine"/> says no at the end, all is taken back.</summary>
    /// <param name="count">As many numbers of the log are taken.</param>
    /// <param name="writes">New figures and corrections, in groups.</param>
    /// <param name="origin">Whose they are.</param>
    /// <param name="isFine">Asked once all has come.</param>
    /// <param name="cancellationToken">Ends it without effect.</param>
    public async Task<WrittenResults> WriteAsync(
        int count, IAsyncEnumerable<IReadOnlyCollection<ResultWrite>> writes, ResultOrigin origin, Func<bool> isFine, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var sequence = count == 0 ? 0 : await TakeAsync(count, cancellationToken);
        var (recorded, corrected) = (0, 0);
        var part = new List<ResultWrite>(PartRows);
        await foreach (var group in writes.WithCancellation(cancellationToken))
        {
            foreach (var write in Ordered(group))
            {
                part.Add(write);
                (recorded, corrected) = write.Standing is null ? (recorded + 1, corrected) : (recorded, corrected + 1);
                if (part.Count < PartRows)
                    continue;
                await WritePartAsync(part, sequence, origin, cancellationToken);
                sequence += part.Count;
                part.Clear();
            }
        }
        var fine = isFine();
        if (fine && part.Count > 0)
            await WritePartAsync(part, sequence, origin, cancellationToken);
        if (fine)
            db.AfterCommit(() => metrics.Results(recorded, corrected));
        if (fine && own is not null)
            await own.CommitAsync(cancellationToken);
        return new WrittenResults(recorded, corrected);
    }

    /// <summary>New figures of a unit before corrections: the messages of each unit then carry rising numbers.</summary>
    private static IEnumerable<ResultWrite> Ordered(IReadOnlyCollection<ResultWrite> group) => group.All(write => write.Standing is null)
        ? group
        : group.OrderBy(write => write.UnitCode, StringComparer.Ordinal).ThenBy(write => write.WorkYear).ThenBy(write => write.Standing is not null);

    private async Task WritePartAsync(List<ResultWrite> part, long first, ResultOrigin origin, CancellationToken cancellationToken)
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

    private static IEnumerable<MeasuredResult> NewRows(List<ResultWrite> part, DateTimeOffset at, long first)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (part[i].Standing is null)
                yield return MeasuredResult.Of(part[i], at, first + i);
        }
    }

    private async Task CorrectAsync(List<ResultWrite> part, DateTimeOffset at, long first, CancellationToken cancellationToken)
    {
        var corrected = new List<MeasuredResult>();
        for (var i = 0; i < part.Count; i++)
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
