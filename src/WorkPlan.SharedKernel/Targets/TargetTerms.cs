using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

[JsonConverter(typeof(CamelCaseEnumConverter<TargetComparator>))]
public enum TargetComparator
{
    AtLeast = 1,
    AtMost = 2,
    Exactly = 3,
}

[JsonConverter(typeof(CamelCaseEnumConverter<TargetMeasure>))]
public enum TargetMeasure
{
    /// <summary>A share; its threshold is in basis points from 0 to 10 000.</summary>
    Ratio = 1,

    Count = 2,
}

/// <summary>What a share is a share of.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetBase>))]
public enum TargetBase
{
    /// <summary>Everything that was dealt with in the period: it adds up over periods.</summary>
    Handled = 0,

    /// <summary>Occurrences that were detected, violations for example; where none were, nothing arose.</summary>
    Detected = 1,

    /// <summary>
    /// A population that stands, communes for example. Periods report whom they covered for the first time in the year and how large the
    /// population is at their end: over periods the covered add up, and the newest population is the base.
    /// </summary>
    Population = 2,
}

/// <summary>Whose heads are counted.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HeadGroup>))]
public enum HeadGroup
{
    /// <summary>Kiểm sát viên of any rank.</summary>
    Prosecutor = 1,

    /// <summary>Lãnh đạo: whoever holds a management title.</summary>
    Leader = 2,

    /// <summary>Công chức.</summary>
    CivilServant = 3,

    Everyone = 4,
}

/// <summary>The eleven shapes of targets in the sector's lists.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetShape>))]
public enum TargetShape
{
    ExactShare = 1,
    FloorShare = 2,
    CeilingShare = 3,
    Count = 4,
    PerHead = 5,
    AnyOf = 6,
    Zero = 7,
    AllOf = 8,
    Detected = 9,
    Piecewise = 10,
    Coverage = 11,
}

/// <summary>Which way better lies.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetDirection>))]
public enum TargetDirection
{
    HigherIsBetter = 1,
    LowerIsBetter = 2,

    /// <summary>An exact figure that is neither everything nor nothing, or parts that differ: no side is better.</summary>
    Neither = 3,
}

/// <summary>A commitment beside what the superior demands. Higher is the greater ambition: the smaller number under a ceiling.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetComparison>))]
public enum TargetComparison
{
    Higher = 1,
    Equal = 2,
    Lower = 3,
}

[JsonConverter(typeof(CamelCaseEnumConverter<TargetOutcome>))]
public enum TargetOutcome
{
    Met = 1,
    Exceeded = 2,
    NotMet = 3,

    /// <summary>There was nothing to measure. It counts neither as met nor as failed.</summary>
    NotArisen = 4,
}
