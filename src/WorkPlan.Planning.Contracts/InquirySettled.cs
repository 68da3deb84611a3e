namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A question is open no longer: it was answered, or taken back. Once for each question, the last of its stream; can come twice.
/// </summary>
public sealed record InquirySettled
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid InquiryId { get; init; }

    /// <summary>The unit that asks.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The unit that has to answer.</summary>
    public required string ToUnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>What it is about; never the question itself.</summary>
    public required string Subject { get; init; }

    /// <summary>The day of the answer; null where it was taken back.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>Number and symbol of the answering document, where it has one.</summary>
    public string? AnswerNumber { get; init; }

    /// <summary>Whether the answer was in time; null where there is none.</summary>
    public bool? InTime { get; init; }
}
