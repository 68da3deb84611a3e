using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Rankings;

public sealed record PrepareRankingRequest
{
    public required Guid ClusterId { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }
}

public sealed record ExplainRankingRequest
{
    /// <summary>Why the ranking is corrected, in words; the changed facts are listed beside it.</summary>
    [Text(2000)]
    public required string Reason { get; init; }
}

/// <summary>A ranking with its latest version in full and the others in short.</summary>
/// <param name="PublishedVersion">The version that stands; null while none is published.</param>
/// <param name="CorrectionPending">Facts changed after that version was published: a next version waits to be verified and published.</param>
public sealed record RankingView(
    Guid Id, Guid ClusterId, int WorkYear, int? PublishedVersion, bool CorrectionPending, RankingVersionView Latest,
    IReadOnlyList<RankingVersionSummary> Versions)
{
    internal static RankingView Of(ClusterRanking ranking, RankingContent latest) => new(
        ranking.Id, ranking.ClusterId, ranking.WorkYear, ranking.Published?.Number,
        ranking.Published is not null && ranking.Latest.State != RankingState.Published,
        RankingVersionView.Of(latest),
        [.. ranking.Versions.OrderBy(version => version.Number).Select(version => new RankingVersionSummary(version.Number, version.State, version.Reason, version.PublishedAt))]);
}

public sealed record RankingVersionSummary(int Number, RankingState State, string? Reason, DateTimeOffset? PublishedAt);

/// <param name="Reason">Why there is another version than the first, in words of whoever answers for it.</param>
/// <param name="ExplainedBy">Who gave that reason; null where a new edition of the scoring table brought it along.</param>
/// <param name="Causes">The changes of facts that it takes in, with the score before and after.</param>
/// <param name="PreparedBy">Person or account; null for a version that a correction opened.</param>
public sealed record RankingVersionView(
    int Number, RankingState State, string? Reason, string? ExplainedBy, IReadOnlyList<RankingCauseView> Causes, string? PreparedBy,
    DateTimeOffset PreparedAt, string? VerifiedBy, DateTimeOffset? VerifiedAt, string? PublishedBy, DateTimeOffset? PublishedAt, IReadOnlyList<RankedUnitView> Units)
{
    internal static RankingVersionView Of(RankingContent content)
    {
        var (version, former) = (content.Version, content.FormerRanks());
        return new RankingVersionView(
            version.Number, version.State, version.Reason, version.ExplainedBy, [.. content.Causes.Select(RankingCauseView.Of)], version.PreparedBy,
            version.PreparedAt, version.VerifiedBy, version.VerifiedAt, version.PublishedBy, version.PublishedAt,
            [
                .. content.Rows.Select(row => new RankedUnitView(
                    row.UnitCode, row.Rank, former.TryGetValue(row.UnitCode, out var rank) ? rank : null, row.Hundredths / 100m,
                    row.ByRule.ToDictionary(rule => rule.Key, rule => rule.Value / 100m))),
            ]);
    }
}

/// <param name="Reason">Why the source changed it, in its own words; null where it gave none.</param>
public sealed record RankingCauseView(
    string UnitCode, ScoreFactKind? FactKind, string? FactKey, string What, string? Before, string? After, DateOnly? On, Guid? MessageId,
    decimal PointsBefore, decimal PointsAfter, string? Reason)
{
    internal static RankingCauseView Of(RankingCause cause) => new(
        cause.UnitCode, cause.FactKind, cause.FactKey, cause.What, cause.Before, cause.After, cause.On, cause.MessageId,
        cause.HundredthsBefore / 100m, cause.HundredthsAfter / 100m, cause.Reason);
}

/// <param name="FormerRank">The rank in the version before; null in the first one.</param>
public sealed record RankedUnitView(
    string UnitCode, int Rank, int? FormerRank, decimal Points, IReadOnlyDictionary<string, decimal> PointsByRule);

/// <summary>The points of a unit as they stood when a version was published.</summary>
public sealed record PublishedPointsView(Guid RankingId, int VersionNumber, string UnitCode, IReadOnlyList<PointView> Lines);

public sealed record PairCrossChecksRequest
{
    public required Guid ClusterId { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }
}

public sealed record NoteDifferenceRequest
{
    [Text(ScoringLimits.Code)]
    public required string RuleCode { get; init; }

    /// <summary>By how much the score would change.</summary>
    [Between(-10_000, 10_000)]
    public required decimal Points { get; init; }

    [Text(2000)]
    public required string Statement { get; init; }

    [Text(400)]
    public required string Evidence { get; init; }
}

public sealed record SettleDifferenceRequest
{
    public required bool Accepted { get; init; }

    /// <summary>What follows from it, or why it is rejected.</summary>
    [Text(2000)]
    public required string Settlement { get; init; }
}

public sealed record CrossCheckView(
    Guid Id, Guid ClusterId, int WorkYear, string CheckerUnitCode, string CheckedUnitCode, DateOnly? CompletedOn,
    IReadOnlyList<DifferenceView> Differences)
{
    internal static CrossCheckView Of(CrossCheck check) => new(
        check.Id, check.ClusterId, check.WorkYear, check.CheckerUnitCode, check.CheckedUnitCode, check.CompletedOn,
        [
            .. check.Differences.OrderBy(difference => difference.Number).Select(difference => new DifferenceView(
                difference.Number, difference.RuleCode, difference.PointHundredths / 100m, difference.Statement, difference.Evidence,
                difference.State, difference.NotedBy, difference.SettledBy, difference.Settlement)),
        ]);
}

public sealed record DifferenceView(
    int Number, string RuleCode, decimal Points, string Statement, string Evidence, DifferenceState State, string NotedBy, string? SettledBy,
    string? Settlement);
