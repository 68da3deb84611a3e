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

public sealed record DiscardRequest
{
    /// <summary>Goes into the log.</summary>
    [Text(400)]
    public required string Reason { get; init; }
}

public sealed record MovedMessages(int Messages);
