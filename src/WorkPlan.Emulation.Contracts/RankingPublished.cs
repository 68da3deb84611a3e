namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A cluster's ranking of a work year was published: first, or again after a correction. Once for each version, in order for each cluster
/// and work year; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record RankingPublished
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid RankingId { get; init; }

    public required Guid ClusterId { get; init; }

    public required string ClusterCode { get; init; }

    /// <summary>Null in messages from before it was told.</summary>
    public string? ClusterName { get; init; }

    /// <summary>The unit that formed the cluster; null in messages from before it was told.</summary>
    public string? FormedByUnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>From 1; above 1 it corrects the one before.</summary>
    public required int RankingVersion { get; init; }

    /// <summary>Why the ranking was corrected; null for the first version.</summary>
    public string? Reason { get; init; }

    public required IReadOnlyList<RankedUnitLine> Units { get; init; }
}

/// <summary>A unit's place in a ranking.</summary>
public sealed record RankedUnitLine
{
    public required string UnitCode { get; init; }

    /// <summary>From 1; units that are equal in everything share it.</summary>
    public required int Rank { get; init; }

    /// <summary>Hundredths of a point.</summary>
    public required long Hundredths { get; init; }

    /// <summary>The rank in the version before; null in the first one, or when the unit was not in it.</summary>
    public int? FormerRank { get; init; }
}
