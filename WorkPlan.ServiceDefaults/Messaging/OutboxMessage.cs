namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>A message that was published together with a change of state and waits for the broker to confirm it.</summary>
public sealed class OutboxMessage
{
    /// <summary>Given by the database; rows of one stream with the same <see cref="StreamSeq"/> keep this order.</summary>
    public long Seq { get; private set; }

    /// <summary>The same at every attempt, so that a consumer recognises what it has already seen.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Rows of one stream are sent one after the other; different streams do not wait for each other.</summary>
    public required string StreamKey { get; init; }

    /// <summary>The version of the aggregate that the message tells about.</summary>
    public required long StreamSeq { get; init; }

    /// <summary>MassTransit's address of the exchange.</summary>
    public required string Destination { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Transport headers and trace context as JSON.</summary>
    public required string Headers { get; init; }

#pragma warning disable CA1819 // A column of bytes.
    public required byte[] Body { get; init; }
#pragma warning restore CA1819

    public required DateTimeOffset EnqueuedUtc { get; init; }

    /// <summary>Not sent before this instant: parked messages and back-off.</summary>
    public required DateTimeOffset NotBeforeUtc { get; init; }

    public int Attempts { get; init; }

    public string? LeaseOwner { get; init; }

    public DateTimeOffset? LeaseUntilUtc { get; init; }

    public string? LastError { get; init; }
}
