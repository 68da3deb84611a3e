namespace WorkPlan.Architecture.Tests.Contracts.Samples;

#pragma warning disable CA1515 // Contracts are public.

public sealed record Right
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<int> Days { get; init; }
}

public sealed class NotARecord
{
    public required string StreamKey { get; init; }
}

public record Base
{
    public required string StreamKey { get; init; }
}

public sealed record Derived : Base;

public sealed record Settable
{
    public required string StreamKey { get; set; }
}

public sealed record WithAClock
{
    public required TimeProvider Clock { get; init; }
}

public sealed record SometimesThere
{
    public string Note { get; init; } = "";
}

public sealed record WithoutVersion
{
    public required string StreamKey { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }
}
