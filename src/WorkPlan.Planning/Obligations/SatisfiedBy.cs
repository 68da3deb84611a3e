using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>How an obligation was answered: by a version of the plan, by a reasoned "no change needed", by an acknowledgement, or by a report.</summary>
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

    public static SatisfiedBy Version(int versionNumber, DateOnly on, string userId) =>
        new() { VersionNumber = versionNumber, On = on, UserId = userId };

    public static SatisfiedBy NoChange(string? reason, DateOnly on, string userId) =>
        string.IsNullOrWhiteSpace(reason)
            ? throw ObligationRules.NoChangeNeedsReason()
            : new() { NoChangeReason = VietnameseText.Clean(reason), On = on, UserId = userId };

    public static SatisfiedBy Report(DateTimeOffset at, string userId) => new() { On = VietnamTime.DateOf(at), At = at, UserId = userId };

    public static SatisfiedBy Acknowledgement(DateOnly on, string userId) => new() { On = on, UserId = userId };
}
