using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <param name="WorkYear">The work year.</param>
/// <param name="Period">The period.</param>
/// <param name="Field">The field of work; null: all of them.</param>
/// <param name="UpToDate">False while changes of plans, catalogues or units are still being worked in.</param>
/// <param name="Counts">Of all units that are ranked: how many targets were met and exceeded, how many missed.</param>
/// <param name="Units">Who misses most, first, each with what it misses and how it stands there.</param>
/// <param name="Targets">What is missed by most units, first.</param>
internal sealed record RankingView(
    int WorkYear, string Period, string? Field, bool UpToDate, CountsView Counts, Page<RankedUnit> Units, IReadOnlyList<RankedTarget> Targets);

internal sealed record RankedUnit(int Rank, string UnitCode, string UnitName, CountsView Counts, IReadOnlyList<MissedTarget> Missed);

internal sealed record MissedTarget(string TargetCode, string Name, string Field, string RuleText, Figures? Figures, string How);

internal sealed record RankedTarget(string TargetCode, string Name, string Field, DateOnly From, CountsView Units);
