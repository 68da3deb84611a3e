namespace WorkPlan.Inspections.Analysis;

/// <summary>What is known of a unit when the next visits are planned.</summary>
internal sealed record UnitSigns(string UnitCode, string UnitName)
{
    public bool ReportMissing { get; init; }

    public bool ReportLate { get; init; }

    public int ReportsReturned { get; init; }

    public int OverdueFindings { get; init; }

    public int RepeatFindings { get; init; }

    /// <summary>What the live facts reach, in per cent; null while no fact that counts has come.</summary>
    public int? FactsReached { get; init; }

    public int Overrating { get; init; }

    /// <summary>Years since inspectors concluded here last; null when they never did.</summary>
    public int? YearsUnvisited { get; init; }

    public int ContestedFacts { get; init; }
}

/// <summary>One reason and what it weighs.</summary>
/// <param name="Code">The sign.</param>
/// <param name="Count">How often, how many years, or how many per cent.</param>
/// <param name="Points">What it adds.</param>
internal sealed record RiskReason(string Code, int Count, int Points);

internal sealed record RiskOfUnit(UnitSigns Unit, int Risk, IReadOnlyList<RiskReason> Reasons);

/// <summary>Ranks units by risk: every point has its reason, and nothing else counts.</summary>
internal static class RiskRanking
{
    private const int MaxReturns = 2;
    private const int MaxOverdue = 4;
    private const int MaxRepeats = 3;
    private const int MaxYears = 4;
    private const int MaxContested = 5;

    public static IReadOnlyList<RiskOfUnit> Rank(IEnumerable<UnitSigns> units, RiskOptions weights) =>
    [
        .. units.Select(unit => Weigh(unit, weights))
            .OrderByDescending(unit => unit.Risk).ThenBy(unit => unit.Unit.UnitCode, StringComparer.Ordinal),
    ];

    private static RiskOfUnit Weigh(UnitSigns unit, RiskOptions weights)
    {
        RiskReason[] all =
        [
            new("report-missing", unit.ReportMissing ? 1 : 0, unit.ReportMissing ? weights.ReportMissing : 0),
            new("report-late", unit.ReportLate ? 1 : 0, unit.ReportLate ? weights.ReportLate : 0),
            Each("report-returned", unit.ReportsReturned, MaxReturns, weights.ReportReturned),
            Each("finding-overdue", unit.OverdueFindings, MaxOverdue, weights.OverdueFinding),
            Each("finding-repeated", unit.RepeatFindings, MaxRepeats, weights.RepeatFinding),
            Each("fact-contested", unit.ContestedFacts, MaxContested, weights.ContestedFact),
            unit.FactsReached is { } reached ? Share("facts-weak", 100 - reached, weights.WeakFacts) : new RiskReason("facts-weak", 0, 0),
            Share("overrating", Math.Max(0, unit.Overrating), weights.Overrating),
            unit.YearsUnvisited is { } years ? Each("years-unvisited", years, MaxYears, weights.YearUnvisited) : new RiskReason("never-visited", 0, MaxYears * weights.YearUnvisited),
        ];
        RiskReason[] reasons = [.. all.Where(reason => reason.Points > 0).OrderByDescending(reason => reason.Points).ThenBy(reason => reason.Code, StringComparer.Ordinal)];
        return new RiskOfUnit(unit, reasons.Sum(reason => reason.Points), reasons);
    }

    private static RiskReason Each(string code, int count, int most, int weight) => new(code, count, Math.Min(count, most) * weight);

    private static RiskReason Share(string code, int percent, int weight) => new(code, percent, percent * weight / 100);
}
