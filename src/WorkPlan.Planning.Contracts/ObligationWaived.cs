namespace WorkPlan.Planning.Contracts;

/// <summary>
/// An obligation is owed no longer although nobody met it: somebody in charge waived it, its document addresses the unit no more, or it
/// ended with the plan. In order for each obligation; can come twice. Where the whole document was replaced <see cref="DirectiveSuperseded"/>
/// says it for all. A document that is corrected in substance can be owed anew.
/// </summary>
public sealed record ObligationWaived
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What was owed, by whom, until when.</summary>
    public required ObligationLine Obligation { get; init; }

    public required string Reason { get; init; }
}
