namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// An end of a title that was told of by <see cref="TitleExpiring"/> asks for nothing any longer: the title was prolonged or granted anew, or its
/// last day is over and nothing is held for which it was needed. Once for each title and end, the last of its stream; can come twice.
/// </summary>
public sealed record TitleExpirySettled
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>The end that had been told of.</summary>
    public required DateOnly LastDay { get; init; }
}
