using System.Text.Json.Serialization;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Scoring;

/// <summary>From what kind of fact a rule gives points.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScoreRuleKind>))]
public enum ScoreRuleKind
{
    /// <summary>How the unit stands in its targets at the end of the year, as planning tells it.</summary>
    Targets = 1,

    /// <summary>Conclusions of inspections.</summary>
    Inspections = 2,

    /// <summary>What was handed in late or is overdue.</summary>
    Reporting = 3,

    /// <summary>Plus and minus points that somebody entered with evidence and somebody else confirmed.</summary>
    Adjustments = 4,
}

/// <summary>
/// A line of a scoring table: points from facts of one kind. Points have at most two decimals. What a kind does not use stays null.
/// </summary>
public sealed record ScoreRule
{
    [Text(ScoringLimits.Code)]
    public required string Code { get; init; }

    [Text(400)]
    public required string Name { get; init; }

    public required ScoreRuleKind Kind { get; init; }

    /// <summary>Targets: only those of these fields of work; empty for all that no other rule of the table names.</summary>
    public IReadOnlyList<string> FieldCodes { get; init; } = [];

    /// <summary>Targets: points for a target that was met. Inspections: for the grade met.</summary>
    public decimal? Met { get; init; }

    /// <summary>Targets: points for more than was asked.</summary>
    public decimal? Exceeded { get; init; }

    /// <summary>Targets: points for a target that was not met. Inspections: for the grade notMet.</summary>
    public decimal? NotMet { get; init; }

    /// <summary>Targets: points for a target for which nothing arose; null leaves it out, so that it is neither failed nor met.</summary>
    public decimal? NotArisen { get; init; }

    /// <summary>Targets: how much a target weighs by its difficulty, in percent of an ordinary one.</summary>
    public IReadOnlyList<TargetDifficulty> Difficulties { get; init; } = [];

    /// <summary>Targets: how much one weighs in which the unit set itself more than was demanded and kept it, in percent; null for 100.</summary>
    public int? StretchPercent { get; init; }

    /// <summary>
    /// Targets: what a unit gets that met everything that arose; all points are scaled to it, so that units with many and with few targets
    /// compare. Null takes the points as they are.
    /// </summary>
    public decimal? ScaleTo { get; init; }

    /// <summary>Inspections: points for the grade basicallyMet.</summary>
    public decimal? BasicallyMet { get; init; }

    /// <summary>Inspections: for each finding; as a rule less than nothing.</summary>
    public decimal? EachFinding { get; init; }

    /// <summary>Inspections: besides, for each finding that had been raised before.</summary>
    public decimal? EachRepeatFinding { get; init; }

    /// <summary>Reporting: for each report, answer or acknowledgement that was late or is overdue.</summary>
    public decimal? EachLate { get; init; }

    /// <summary>The least that the rule gives together; null for no bound.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The most that the rule gives together; null for no bound.</summary>
    public decimal? AtMost { get; init; }
}

/// <summary>How much one target weighs, in percent of an ordinary one.</summary>
public sealed record TargetDifficulty
{
    [Text(ScoringLimits.Code)]
    public required string TargetCode { get; init; }

    [Between(1, 1000)]
    public required int Percent { get; init; }
}
