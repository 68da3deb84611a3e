using WorkPlan.Planning.Plans;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>How an obligation was answered: by a version of the plan, by a reasoned "no change needed", by an acknowledgement, by a report, or by the answer to a question.</summary>
internal sealed record SatisfiedBy
{
    private readonly DateTimeOffset? _at;

    private SatisfiedBy()
    {
    }

    public int? VersionNumber { get; private init; }

    public string? NoChangeReason { get; private init; }

    public required DateOnly On { get; init; }

    public required string UserId { get; init; }

    /// <summary>Documents state a day and no hour, so the whole day counts: in time is what happened on the last day. A report has its instant.</summary>
    public DateTimeOffset At
    {
        get => _at ?? VietnamTime.EndOf(On);
        private init => _at = value;
    }

    /// <summary>When it was entered: the day of the answer is the document's word, this is the clock's.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    public static SatisfiedBy Version(int versionNumber, DateOnly on, Actor by) =>
        new() { VersionNumber = versionNumber, On = on, UserId = by.UserId, EnteredAt = by.At };

    public static SatisfiedBy NoChange(string? reason, DateOnly on, Actor by) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw ObligationRules.NoChangeNeedsReason()
            : new() { NoChangeReason = VietnameseText.Clean(reason), On = on, UserId = by.UserId, EnteredAt = by.At };

    public static SatisfiedBy Report(DateTimeOffset at, string userId) =>
        new() { On = VietnamTime.DateOf(at), At = at, UserId = userId, EnteredAt = at };

    /// <summary>A question was answered.</summary>
    public static SatisfiedBy Answer(DateOnly on, Actor by) => new() { On = on, UserId = by.UserId, EnteredAt = by.At };

    public static SatisfiedBy Acknowledgement(DateOnly on, Actor by) => new() { On = on, UserId = by.UserId, EnteredAt = by.At };
}
