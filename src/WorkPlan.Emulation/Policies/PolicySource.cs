using System.Text.Json.Serialization;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Policies;

/// <summary>How sure it is that a source says what a policy takes from it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Sureness>))]
public enum Sureness
{
    /// <summary>Read in the source.</summary>
    Verified = 1,

    /// <summary>Known, and not compared with the source's wording.</summary>
    Unverified = 2,

    /// <summary>Taken as an example where the source leaves it open.</summary>
    Sample = 3,
}

/// <summary>A value of a policy, of a title's conditions or of a quota, that a source is named for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PolicyValue>))]
public enum PolicyValue
{
    /// <summary>Of the policy.</summary>
    RequiresRegistration = 1,
    DaysOfAbsenceMonth = 2,

    /// <summary>Of a title: that there is such a title.</summary>
    Title = 3,
    MinServiceMonths = 4,
    ExcludedFromAbsenceMonths = 5,
    AbsencesNotCounted = 6,
    ExcludedByDiscipline = 7,
    RequiresInitiative = 8,
    MinAppraisal = 9,
    BuildsOn = 10,
    PriorTitle = 11,
    Award = 12,

    /// <summary>Of a quota.</summary>
    Share = 13,
    Rounding = 14,
    Pool = 15,
    TieBreak = 16,
}

/// <summary>Where a value comes from and how sure that is; shown wherever the value decides, and decides nothing itself.</summary>
public sealed record PolicySource
{
    public required PolicyValue Value { get; init; }

    /// <summary>The document that says it, which need not be the policy's own.</summary>
    [Text(ScoringLimits.LegalBasis)]
    public required string LegalBasis { get; init; }

    public required Sureness Sureness { get; init; }

    [OptionalText(1000)]
    public string? Note { get; init; }
}
