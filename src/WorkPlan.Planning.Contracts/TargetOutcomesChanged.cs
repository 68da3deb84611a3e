namespace WorkPlan.Planning.Contracts;

/// <summary>
/// How a unit stands in targets of a work year as a whole has changed: by new figures, by a correction, or because it is held against
/// something else. Carries only the targets that changed, many in several messages. In order for each unit and work year; can come twice.
/// What a later version says of a target replaces what all earlier ones said of it.
/// </summary>
public sealed record TargetOutcomesChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required IReadOnlyList<TargetOutcomeLine> Targets { get; init; }
}

/// <summary>How a unit stands in one target of the year.</summary>
public sealed record TargetOutcomeLine
{
    public required string TargetCode { get; init; }

    /// <summary>The first day on which the rule applies: where a catalogue takes over inside the year, a target has two.</summary>
    public required DateOnly From { get; init; }

    public required string FieldCode { get; init; }

    public required string Name { get; init; }

    /// <summary>met, exceeded, notMet or notArisen; null while there are no figures, or when the unit no longer has the target.</summary>
    public string? Outcome { get; init; }

    /// <summary>Whether the target is in the aggregates; an additional one that nobody adopted is not.</summary>
    public required bool Counted { get; init; }

    /// <summary>Whether the unit set itself more than was demanded, or a target that nobody demanded.</summary>
    public required bool Stretch { get; init; }
}
