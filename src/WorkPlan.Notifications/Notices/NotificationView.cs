using WorkPlan.Notifications.Readers;

namespace WorkPlan.Notifications.Notices;

/// <summary>A notice as one reader sees it.</summary>
/// <param name="Sequence">Rises from notice to notice; the stream resumes by it.</param>
/// <param name="Urgency">info, action or urgent.</param>
/// <param name="SettledAt">When what it asks for was done or became void.</param>
/// <param name="Parameters">The facts that the text is made of.</param>
internal sealed record NotificationView(
    Guid Id, long Sequence, string Kind, Urgency Urgency, string Title, string Text, NotificationSubject Subject, DateTimeOffset? DueAt,
    DateTimeOffset OccurredAt, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt, bool Read, IReadOnlyDictionary<string, string> Parameters)
{
    public static NotificationView Of(Notice notice, bool read, Wording wording)
    {
        var kind = NoticeKinds.Find(notice.Kind);
        return new NotificationView(
            notice.Id, notice.Sequence, notice.Kind, kind?.Urgency ?? Urgency.Info, wording.TitleOf(notice), wording.TextOf(notice),
            new NotificationSubject(kind?.Subject ?? "", notice.SubjectId, notice.UnitCode, notice.WorkYear),
            notice.DueAt, notice.OccurredAt, notice.CreatedAt, notice.SettledAt, read, notice.Parameters);
    }

    public static NotificationView Of(ReadNotice row, Wording wording) => Of(row.Notice, row.Read, wording);
}

/// <summary>What a notification leads to.</summary>
internal sealed record NotificationSubject(string Kind, string? Id, string? UnitCode, int? WorkYear);

internal sealed record KindCount(string Kind, string Title, int Count);

/// <summary>How much waits for the reader.</summary>
/// <param name="Open">Read or not, what asks for something that is not done.</param>
internal sealed record UnreadView(int Total, int Urgent, int Open, IReadOnlyList<KindCount> ByKind);
