namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A later version of an issued plan took effect, with all that it now holds and the documents that it answers. Once for each
/// version, in order for each plan; can come twice.
/// </summary>
public sealed record PlanSupplemented
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required PlanSnapshot Plan { get; init; }

    /// <summary>The documents of the register that this version takes up.</summary>
    public required IReadOnlyList<Guid> BasedOnDocumentIds { get; init; }
}
