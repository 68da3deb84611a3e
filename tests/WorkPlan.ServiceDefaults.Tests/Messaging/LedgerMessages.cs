namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>The amount of an account after a change.</summary>
public sealed record AmountChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public long Amount { get; init; }
}

/// <summary>Sent by the consumer of <see cref="AmountChanged"/>.</summary>
public sealed record AmountPosted
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }
}
