using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Scoring;

public sealed record AddScoringTableRequest
{
    [Text(ScoringLimits.Code)]
    public required string Code { get; init; }

    [Text(400)]
    public required string Name { get; init; }

    [Text(ScoringLimits.LegalBasis)]
    public required string LegalBasis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    [Items(1, 50)]
    public required IReadOnlyList<ScoreRule> Rules { get; init; }

    /// <summary>Rule codes by whose points equal totals are ordered.</summary>
    [Items(0, 10)]
    public IReadOnlyList<string> TieBreak { get; init; } = [];
}

public sealed record ScoringTableView(
    Guid Id, string Code, string Name, string LegalBasis, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<ScoreRule> Rules,
    IReadOnlyList<string> TieBreak)
{
    internal static ScoringTableView Of(ScoringTable table) => new(
        table.Id, table.Code, table.Name, table.LegalBasis, table.ValidFrom, table.ValidTo, table.Rules, table.TieBreak);
}

public sealed record RecomputeScoresRequest
{
    [Between(2000, 2100)]
    public required int WorkYear { get; init; }
}

/// <summary>How many scores were computed anew, and how many were not what the facts give.</summary>
public sealed record RecomputedView(int WorkYear, int Scores, int Changed);

/// <summary>The scores of a cluster in a work year, highest first, as the facts give them now.</summary>
/// <param name="TableCode">The scoring table and its legal basis; null while none is in force for the year, and then nothing is scored.</param>
/// <param name="Ended">Units of the cluster that ended within the year: not ranked, their points stay theirs.</param>
public sealed record ClusterScoresView(
    Guid ClusterId, string ClusterName, int WorkYear, string TableCode, string? LegalBasis, IReadOnlyList<RuleView> Rules,
    IReadOnlyList<UnitScoreView> Units, IReadOnlyList<EndedUnitScoreView> Ended);

public sealed record RuleView(string Code, string Name, ScoreRuleKind Kind);

/// <summary>What a unit scored: together, by rule, and point by point with the fact behind each.</summary>
public sealed record UnitScoreView(
    string UnitCode, string? UnitName, int Rank, decimal Points, IReadOnlyDictionary<string, decimal> PointsByRule, IReadOnlyList<PointView> Lines);

/// <summary>What a unit that ended within the year had scored until then; its heir begins with nothing of it.</summary>
public sealed record EndedUnitScoreView(
    string UnitCode, string? UnitName, decimal Points, IReadOnlyDictionary<string, decimal> PointsByRule, IReadOnlyList<PointView> Lines);

/// <summary>
/// One point with its fact: what it is about and what it says, since when, and the message that told it (none for what was entered here,
/// none and no fact for what a rule's bounds add or take away).
/// </summary>
public sealed record PointView(
    string RuleCode, decimal Points, int WeightPercent, Facts.ScoreFactKind? FactKind, string? FactKey, string? What, string? Value, DateOnly? On,
    Guid? MessageId, long SourceVersion)
{
    internal static PointView Of(PointLine line) => new(
        line.RuleCode, line.Hundredths / 100m, line.WeightPercent, line.FactKind, line.FactKey, line.What, line.Value, line.On, line.MessageId,
        line.SourceVersion);
}
