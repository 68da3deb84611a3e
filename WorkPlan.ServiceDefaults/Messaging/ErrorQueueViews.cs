using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.ServiceDefaults.Messaging;

public sealed record ErrorQueueView(string Queue, string InputQueue, uint Messages);

public sealed record ErrorMessageView(
    string MessageId,
    string Reason,
    string? Exception,
    string? MessageType,
    string? FailedAt,
    IReadOnlyDictionary<string, string> Headers,
    string Body);

/// <summary>A message that an operator gave up: what it was, who gave it up, and why.</summary>
public sealed record DiscardedMessageView(
    string MessageId, string Queue, string Reason, string By, string? At, string? MessageType, string FailedBecause, string Body);

public sealed record DiscardRequest
{
    /// <summary>Kept with the message, and in the log.</summary>
    [Text(400)]
    public required string Reason { get; init; }
}

public sealed record MovedMessages(int Messages);
