namespace WorkPlan.Notifications.Notices;

/// <summary>
/// Something that happened, as it concerns one person or the holders of a role in a unit. Holds facts, not sentences: the language is
/// the reader's.
/// </summary>
internal sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Rises in the order of commits: whoever has seen a number has seen, or will never be shown, all lower ones.</summary>
    public required long Sequence { get; init; }

    /// <summary>What makes it one notice however often it is told.</summary>
    public required string Key { get; init; }

    /// <summary>The code of a <see cref="NoticeKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is for; see <see cref="Channels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>What it asks for; everything of one matter is settled together. Null where nothing is asked.</summary>
    public string? Matter { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public string? SubjectId { get; init; }

    public string? UnitCode { get; init; }

    public int? WorkYear { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When what it asks for was done or became void.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    public ICollection<ReadMark> Marks { get; } = [];
}

/// <summary>The account's own mark at one notice; it wins over "all read up to".</summary>
internal sealed class ReadMark
{
    public required Guid NoticeId { get; init; }

    public required string UserId { get; init; }

    public required bool IsRead { get; set; }
}

/// <summary>One row that every writer of notices locks, so that numbers come in the order of commits.</summary>
internal sealed class NoticeCounter
{
    public const int Only = 1;

    public required int Id { get; init; }

    public required long Last { get; init; }
}
