using System.Globalization;
using WorkPlan.SharedKernel;

namespace WorkPlan.Notifications.Notices;

/// <summary>A notice that is about to be posted.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Event">What tells it from others of its kind and channel: an id, where it can happen again with its version.</param>
/// <param name="Channel">Whom it is for.</param>
internal sealed record NoticeDraft(NoticeKind Kind, string Event, string Channel)
{
    private readonly Dictionary<string, string> _parameters = [];

    public string Key => $"{Kind.Code}:{Event}:{Channel}";

    public string? Matter { get; init; }

    public string? SubjectId { get; init; }

    public string? UnitCode { get; init; }

    public int? WorkYear { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public IReadOnlyDictionary<string, string> Parameters => _parameters;

    /// <summary>A fact that the texts name; what is long is cut, what is missing becomes a dash.</summary>
    public NoticeDraft With(string name, string? value)
    {
        var text = string.IsNullOrWhiteSpace(value) ? "–" : value;
        _parameters[name] = text.Length <= NoticeLimits.Parameter ? text : $"{text[..(NoticeLimits.Parameter - 1)]}…";
        return this;
    }

    public NoticeDraft With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    public NoticeDraft With(string name, DateOnly? day) => With(name, day is { } known ? VietnamTime.Format(known) : null);

    public NoticeDraft With(string name, DateTimeOffset? instant) => With(name, instant is { } known ? VietnamTime.Format(known) : null);

    public Notice Post(long sequence, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Sequence = sequence,
        Key = Key,
        Kind = Kind.Code,
        Channel = Channel,
        Matter = Matter,
        Parameters = Parameters,
        SubjectId = SubjectId,
        UnitCode = UnitCode,
        WorkYear = WorkYear,
        DueAt = DueAt,
        OccurredAt = OccurredAt,
        CreatedAt = now,
    };
}
