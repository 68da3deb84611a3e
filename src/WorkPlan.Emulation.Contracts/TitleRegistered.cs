namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// What a unit has registered for a work year: how many persons and collectives, for which titles. In order for each unit and work
/// year; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record TitleRegistered
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required int Persons { get; init; }

    public required int Collectives { get; init; }

    public required DateOnly LastRegisteredOn { get; init; }
}
