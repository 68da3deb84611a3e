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

/// <summary>Which way better lies.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetDirection>))]
public enum TargetDirection
{
    HigherIsBetter = 1,
    LowerIsBetter = 2,

    /// <summary>An exact figure that is neither everything nor nothing: no side of it is better.</summary>
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
