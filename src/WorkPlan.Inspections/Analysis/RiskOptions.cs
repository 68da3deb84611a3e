using System.ComponentModel.DataAnnotations;

namespace WorkPlan.Inspections.Analysis;

/// <summary>What each sign of risk weighs when the next units to visit are looked for. No regulation says; a province sets its own.</summary>
internal sealed class RiskOptions
{
    public const string Section = "Risk";

    [Range(0, 100)]
    public int ReportMissing { get; init; } = 15;

    [Range(0, 100)]
    public int ReportLate { get; init; } = 10;

    /// <summary>For each time that a report was given back, up to two.</summary>
    [Range(0, 100)]
    public int ReportReturned { get; init; } = 8;

    /// <summary>For each finding past its deadline, up to four.</summary>
    [Range(0, 100)]
    public int OverdueFinding { get; init; } = 5;

    /// <summary>For each finding that repeats an earlier one, up to three.</summary>
    [Range(0, 100)]
    public int RepeatFinding { get; init; } = 8;

    /// <summary>For a unit whose facts reach nothing of what they could; less in proportion.</summary>
    [Range(0, 100)]
    public int WeakFacts { get; init; } = 30;

    /// <summary>For a unit that overrates itself by 100 points; less in proportion.</summary>
    [Range(0, 100)]
    public int Overrating { get; init; } = 40;

    /// <summary>For each year without a visit, up to four; a unit never visited counts as four.</summary>
    [Range(0, 100)]
    public int YearUnvisited { get; init; } = 4;

    /// <summary>For a fact that the unit contests, up to five.</summary>
    [Range(0, 100)]
    public int ContestedFact { get; init; } = 3;
}
