namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>A message that a consumer has dealt with; written in the transaction of the effect.</summary>
public sealed class InboxMessage
{
    public required string ConsumerId { get; init; }

    public required Guid MessageId { get; init; }

    public required DateTimeOffset ProcessedUtc { get; init; }
}
