namespace WorkPlan.Planning.Contracts;

/// <summary>A document of the register was replaced by another one: nothing is owed from it any longer. Once; can come twice.</summary>
public sealed record DirectiveSuperseded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid SupersededByDocumentId { get; init; }

    public required DateOnly SupersededOn { get; init; }
}
