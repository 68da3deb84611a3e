namespace WorkPlan.Planning.Contracts;

/// <summary>
/// Units took over from others, and it is in effect: sent at local midnight of the day, or at once when it was recorded later. Once for
/// each succession, and once more after an upgrade for services that did not listen then; can come twice, and before or after the last <see cref="OrgUnitChanged"/> of the units. What is open goes to the successor;
/// what is settled stays with the unit that settled it.
/// </summary>
public sealed record UnitsSucceeded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid SuccessionId { get; init; }

    /// <summary>merge, split, rename, absorb or transfer. After a transfer both units remain.</summary>
    public required string Kind { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required string LegalBasis { get; init; }

    public required IReadOnlyList<SuccessionLink> Links { get; init; }
}

/// <summary>How much of one unit went to another.</summary>
public sealed record SuccessionLink
{
    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    /// <summary>10 000 is everything; of a closed unit the shares add up to that.</summary>
    public required int BasisPoints { get; init; }

    /// <summary>True for the successor that goes on with what cannot be divided.</summary>
    public required bool IsHeir { get; init; }
}
