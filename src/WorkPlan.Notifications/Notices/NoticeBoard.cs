using Microsoft.EntityFrameworkCore;
using WorkPlan.Notifications.Sources;

namespace WorkPlan.Notifications.Notices;

/// <summary>Where consumers post. Runs in the transaction that the message's inbox row commits with.</summary>
internal sealed class NoticeBoard(NotificationsDbContext db, TimeProvider clock)
{
    private const int KeysAtOnce = 500;

    public Task PostAsync(NoticeDraft draft, CancellationToken cancellationToken) => PostAsync([draft], cancellationToken);

    /// <summary>Posts what is not there yet; the same key again changes nothing.</summary>
    public async Task PostAsync(IReadOnlyCollection<NoticeDraft> drafts, CancellationToken cancellationToken)
    {
        foreach (var part in drafts.DistinctBy(draft => draft.Key).Chunk(KeysAtOnce))
        {
            // Locks the counter first: nobody else posts the same key between the look and the insert.
            var sequence = await TakeAsync(part.Length, cancellationToken);
            var keys = part.Select(draft => draft.Key).ToList();
            var known = await db.Notices.Where(notice => keys.Contains(notice.Key)).Select(notice => notice.Key).ToListAsync(cancellationToken);
            var now = clock.GetUtcNow();
            db.Notices.AddRange(part.ExceptBy(known, draft => draft.Key).Select(draft => draft.Post(sequence++, now)));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What the notices of the matter ask for is done, or nobody asks any longer.</summary>
    public Task SettleAsync(string matter, CancellationToken cancellationToken) => SettleAsync([matter], cancellationToken);

    public async Task SettleAsync(IReadOnlyCollection<string> matters, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        foreach (var part in matters.Chunk(KeysAtOnce))
        {
            await db.Notices.Where(notice => part.Contains(notice.Matter) && notice.SettledAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(notice => notice.SettledAt, now), cancellationToken);
        }
    }

    /// <summary>What was told of these matters, settled or not, oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> ToldAsync(IReadOnlyCollection<string> matters, CancellationToken cancellationToken)
    {
        var told = new List<Notice>();
        foreach (var part in matters.Chunk(KeysAtOnce))
        {
            told.AddRange(await db.Notices.AsNoTracking().Where(notice => part.Contains(notice.Matter)).OrderBy(notice => notice.Sequence)
                .ToListAsync(cancellationToken));
        }
        return told;
    }

    /// <summary>The open matters that begin so.</summary>
    public async Task<IReadOnlyList<string>> OpenMattersAsync(string prefix, CancellationToken cancellationToken) =>
        await db.Notices.Where(notice => notice.Matter!.StartsWith(prefix) && notice.SettledAt == null)
            .Select(notice => notice.Matter!).Distinct().ToListAsync(cancellationToken);

    /// <summary>
    /// For messages of which the later replaces the earlier: false when this one is not newer than what was seen. The title is kept for
    /// messages that name only the id.
    /// </summary>
    public async Task<bool> IsNewsAsync(
        string source, long version, string? title, string? unitCode, CancellationToken cancellationToken)
    {
        var seen = await db.Sources.FindAsync([source], cancellationToken);
        if (seen is null)
            db.Sources.Add(seen = new Source { Key = source });
        else if (seen.Version >= version)
            return false;
        seen.Version = version;
        seen.Title = title is { Length: > Source.TitleLength } ? title[..Source.TitleLength] : title;
        seen.UnitCode = unitCode;
        seen.SeenAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public Task<Source?> SourceAsync(string source, CancellationToken cancellationToken) =>
        db.Sources.AsNoTracking().SingleOrDefaultAsync(known => known.Key == source, cancellationToken);

    private async Task<long> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var counter = db.Counters.Where(row => row.Id == NoticeCounter.Only);
        await counter.ExecuteUpdateAsync(update => update.SetProperty(row => row.Last, row => row.Last + count), cancellationToken);
        return await counter.Select(row => row.Last).SingleAsync(cancellationToken) - count + 1;
    }
}
