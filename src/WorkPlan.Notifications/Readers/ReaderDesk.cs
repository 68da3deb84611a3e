using Microsoft.EntityFrameworkCore;
using WorkPlan.Notifications.Notices;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications.Readers;

/// <summary>A notice and whether the reader has read it.</summary>
internal sealed class ReadNotice
{
    public required Notice Notice { get; init; }

    public required bool Read { get; init; }
}

/// <summary>What lies before the caller: what reaches him, less the kinds that he does not want, with his own marks.</summary>
internal sealed class ReaderDesk(NotificationsDbContext db, CurrentUser user, Reach reach)
{
    private static readonly IReadOnlyList<string> Asking = NoticeKinds.OfUrgency(Urgency.Action, Urgency.Urgent);
    private Reader? _reader;

    /// <summary>Read or not, what asks for something that is not done.</summary>
    public static IQueryable<ReadNotice> Open(IQueryable<ReadNotice> rows)
    {
        var asking = Asking;
        return rows.Where(row => row.Notice.SettledAt == null && asking.Contains(row.Notice.Kind));
    }

    public static async Task<IReadOnlyList<KindCount>> CountByKindAsync(
        IQueryable<ReadNotice> rows, Wording wording, CancellationToken cancellationToken)
    {
        var counts = await rows.GroupBy(row => row.Notice.Kind)
            .Select(group => new { Kind = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. from count in counts
               let kind = NoticeKinds.Find(count.Kind)
               where kind is not null
               orderby kind.Urgency descending, kind.Code
               select new KindCount(kind.Code, wording.NameOf(kind), count.Count),
        ];
    }

    /// <summary>The caller's row; one that is not stored while nothing was ever set.</summary>
    public async Task<Reader> ReaderAsync(CancellationToken cancellationToken)
    {
        var id = user.UserId;
        return _reader ??= await db.Readers.SingleOrDefaultAsync(reader => reader.UserId == id, cancellationToken) ?? new Reader { UserId = id };
    }

    public async Task<IQueryable<ReadNotice>> RowsAsync(CancellationToken cancellationToken) =>
        Rows(await ReaderAsync(cancellationToken), await reach.ChannelsAsync(cancellationToken), db);

    public static IQueryable<ReadNotice> Rows(Reader reader, IReadOnlyList<string> channels, NotificationsDbContext db)
    {
        var (id, upTo, off) = (reader.UserId, reader.ReadUpTo, reader.Kinds(Delivery.Off));
        return db.Notices.AsNoTracking()
            .Where(notice => channels.Contains(notice.Channel) && !off.Contains(notice.Kind))
            .Select(notice => new ReadNotice
            {
                Notice = notice,
                Read = notice.Sequence <= upTo
                    ? !notice.Marks.Any(mark => mark.UserId == id && !mark.IsRead)
                    : notice.Marks.Any(mark => mark.UserId == id && mark.IsRead),
            });
    }

    public async Task<ReadNotice> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await RowsAsync(cancellationToken)).SingleOrDefaultAsync(row => row.Notice.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    public async Task MarkAsync(Guid id, bool read, CancellationToken cancellationToken)
    {
        if ((await FindAsync(id, cancellationToken)).Read == read)
            return;
        var mark = await db.ReadMarks.FindAsync([id, user.UserId], cancellationToken);
        if (mark is null)
            db.ReadMarks.Add(new ReadMark { NoticeId = id, UserId = user.UserId, IsRead = read });
        else
            mark.IsRead = read;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException twice) when (DatabaseFaults.IsDuplicate(twice))
        {
            // The same account marked it in another window at the same moment.
        }
    }

    public async Task ReadAllAsync(long upTo, CancellationToken cancellationToken)
    {
        var last = await db.Counters.Where(counter => counter.Id == NoticeCounter.Only).Select(counter => counter.Last).SingleAsync(cancellationToken);
        upTo = Math.Min(upTo, last);
        var reader = await ReaderAsync(cancellationToken);
        if (reader.Version == 0)
            db.Readers.Add(reader);
        reader.ReadUpTo = Math.Max(reader.ReadUpTo, upTo);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var id = reader.UserId;
        await db.ReadMarks
            .Where(mark => mark.UserId == id && db.Notices.Any(notice => notice.Id == mark.NoticeId && notice.Sequence <= upTo))
            .ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
