namespace WorkPlan.Planning.Contracts;

/// <summary>
/// A lower unit asked a professional question (thỉnh thị) that another unit has to answer. Once for each question, and again when a unit was
/// succeeded that asks or has to answer. In order for each question; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record InquiryAsked
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

    /// <summary>By when it has to be answered.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
