namespace WorkPlan.Planning.Contracts;

/// <summary>What a unit and its people owe this morning: overdue or due soon. Once a working day for each unit that owes; can come twice.</summary>
public sealed record ObligationDigestPrepared
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly Day { get; init; }

    public required int Open { get; init; }

    public required int Overdue { get; init; }

    /// <summary>The most urgent, at most twenty.</summary>
    public required IReadOnlyList<ObligationLine> Items { get; init; }

    public required IReadOnlyList<PersonDigest> People { get; init; }
}

/// <summary>What one person owes.</summary>
public sealed record PersonDigest
{
    public required string PersonCode { get; init; }

    public required int Open { get; init; }

    public required int Overdue { get; init; }
}
