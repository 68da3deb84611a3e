namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A leader praised a unit or somebody in it (biểu dương): a word on record, no award. Once for each commendation; can come twice.
/// </summary>
public sealed record Commended
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid CommendationId { get; init; }

    /// <summary>The unit that praised.</summary>
    public required string ByUnitCode { get; init; }

    /// <summary>The unit that is praised, or in which the person serves.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Null when the whole unit is praised.</summary>
    public string? PersonCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly CommendedOn { get; init; }

    public required string Text { get; init; }
}
