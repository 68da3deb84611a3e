using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Notifications.Notices;
using WorkPlan.Notifications.Readers;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Notifications.Digests;

/// <summary>What came since a day and what waits, for whoever does not want to be told at once.</summary>
/// <param name="Open">What asks for something that is not done, whenever it came; the soonest due first, at most twenty.</param>
internal sealed record DigestView(
    DateTimeOffset From, DateTimeOffset To, int Unread, ObligationsOfDay? Obligations, IReadOnlyList<NotificationView> Open,
    IReadOnlyList<KindCount> ByKind);

/// <summary>What the reader and the units that he answers for owed on the newest morning that was summed up.</summary>
internal sealed record ObligationsOfDay(string Day, int Open, int Overdue);

internal static class DigestEndpoints
{
    private const int OpenAtMost = 20;
    private const int DigestsAtMost = 200;

    public static void MapDigest(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/digest", Get).WithTags("Notifications").RequirePermission(NotificationsPermissions.Read);

    private static async Task<Ok<DigestView>> Get(
        DateOnly? from, ReaderDesk desk, Wording wording, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = VietnamTime.StartOf(from ?? VietnamTime.Today(clock).AddDays(-1));
        var rows = await desk.RowsAsync(cancellationToken);
        var since = rows.Where(row => row.Notice.CreatedAt >= start);
        var open = await ReaderDesk.Open(rows)
            .OrderBy(row => row.Notice.DueAt == null).ThenBy(row => row.Notice.DueAt).ThenByDescending(row => row.Notice.Sequence)
            .Take(OpenAtMost).ToListAsync(cancellationToken);
        return TypedResults.Ok(new DigestView(
            start, VietnamTime.Now(clock),
            await since.CountAsync(row => !row.Read, cancellationToken),
            await ObligationsAsync(rows, cancellationToken),
            [.. open.Select(row => NotificationView.Of(row, wording))],
            await ReaderDesk.CountByKindAsync(since, wording, cancellationToken)));
    }

    private static async Task<ObligationsOfDay?> ObligationsAsync(IQueryable<ReadNotice> rows, CancellationToken cancellationToken)
    {
        var mornings = await rows
            .Where(row => row.Notice.Kind == NoticeKinds.ObligationsToday.Code && row.Notice.SettledAt == null)
            .OrderByDescending(row => row.Notice.Sequence).Take(DigestsAtMost)
            .ToListAsync(cancellationToken);
        if (mornings.Count == 0)
            return null;
        var newest = mornings.GroupBy(row => row.Notice.Parameters["day"]).First();
        return new ObligationsOfDay(newest.Key, newest.Sum(row => Number(row, "open")), newest.Sum(row => Number(row, "overdue")));
    }

    private static int Number(ReadNotice row, string name) => int.Parse(row.Notice.Parameters[name], CultureInfo.InvariantCulture);
}
