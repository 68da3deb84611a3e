using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Notifications.Readers;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications.Notices;

internal enum ReadState
{
    All,
    Unread,
    Read,
}

/// <param name="UpTo">The highest <c>sequence</c> that the reader was shown; what came after it stays unread.</param>
public sealed record ReadAllRequest([property: ServiceDefaults.Validation.Between(0, long.MaxValue)] long UpTo);

internal static class InboxEndpoints
{
    private static readonly Sorting<ReadNotice> Sorting = new Sorting<ReadNotice>(row => row.Notice.Id)
        .By("sequence", row => row.Notice.Sequence)
        .By("dueAt", row => row.Notice.DueAt);

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("").WithTags("Notifications");
        inbox.MapGet("", List).RequirePermission(NotificationsPermissions.Read);
        inbox.MapGet("/unread", CountUnread).RequirePermission(NotificationsPermissions.Read);
        inbox.MapGet("/{id:guid}", Get).RequirePermission(NotificationsPermissions.Read);
        inbox.MapPost("/{id:guid}/read", MarkRead).RequirePermission(NotificationsPermissions.Read);
        inbox.MapPost("/{id:guid}/unread", MarkUnread).RequirePermission(NotificationsPermissions.Read);
        inbox.MapPost("/read-all", ReadAll).RequirePermission(NotificationsPermissions.Read);
    }

    private static async Task<Ok<Page<NotificationView>>> List(
        [AsParameters] PageQuery paging, Choice<ReadState>? state, string? kind, string? unit, bool? open,
        ReaderDesk desk, Wording wording, Texts texts, CancellationToken cancellationToken)
    {
        var rows = await desk.RowsAsync(cancellationToken);
        if (state is { Value: not ReadState.All } wanted)
        {
            var read = wanted.Value == ReadState.Read;
            rows = rows.Where(row => row.Read == read);
        }
        if (kind is not null)
            rows = rows.Where(row => row.Notice.Kind == kind);
        if (unit is not null)
            rows = rows.Where(row => row.Notice.UnitCode == unit);
        if (open == true)
            rows = ReaderDesk.Open(rows);
        var page = await rows.ToPageAsync(paging, Sorting, "-sequence", row => row, texts, cancellationToken);
        return TypedResults.Ok(new Page<NotificationView>(
            [.. page.Items.Select(row => NotificationView.Of(row, wording))], page.Number, page.PageSize, page.Total));
    }

    private static async Task<Ok<UnreadView>> CountUnread(ReaderDesk desk, Wording wording, CancellationToken cancellationToken)
    {
        var rows = await desk.RowsAsync(cancellationToken);
        var byKind = await ReaderDesk.CountByKindAsync(rows.Where(row => !row.Read), wording, cancellationToken);
        return TypedResults.Ok(new UnreadView(
            byKind.Sum(kind => kind.Count),
            byKind.Where(kind => NoticeKinds.Find(kind.Kind)?.Urgency == Urgency.Urgent).Sum(kind => kind.Count),
            await ReaderDesk.Open(rows).CountAsync(cancellationToken),
            byKind));
    }

    private static async Task<Ok<NotificationView>> Get(Guid id, ReaderDesk desk, Wording wording, CancellationToken cancellationToken) =>
        TypedResults.Ok(NotificationView.Of(await desk.FindAsync(id, cancellationToken), wording));

    private static async Task<NoContent> MarkRead(Guid id, ReaderDesk desk, CancellationToken cancellationToken)
    {
        await desk.MarkAsync(id, read: true, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MarkUnread(Guid id, ReaderDesk desk, CancellationToken cancellationToken)
    {
        await desk.MarkAsync(id, read: false, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ReadAll(ReadAllRequest request, ReaderDesk desk, CancellationToken cancellationToken)
    {
        await desk.ReadAllAsync(request.UpTo, cancellationToken);
        return TypedResults.NoContent();
    }
}
