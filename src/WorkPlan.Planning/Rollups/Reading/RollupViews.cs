using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>Whether figures stay with the unit of their time, or are told for the units of today.</summary>
public enum RollupMode
{
    AsWas,
    Restated,
}

/// <param name="Targets">How many targets there are to reach.</param>
/// <param name="Met">Reached.</param>
/// <param name="Exceeded">More than reached.</param>
/// <param name="NotMet">Missed.</param>
/// <param name="NotArisen">Nothing to measure: neither reached nor missed, and no part of <paramref name="Judged"/>.</param>
/// <param name="WithoutFigures">Not yet known.</param>
/// <param name="Reached">Met and exceeded.</param>
/// <param name="Judged">Met, exceeded and not met.</param>
/// <param name="ReachedShare">Reached of judged; null where nothing is judged.</param>
internal sealed record CountsView(
    int Targets, int Met, int Exceeded, int NotMet, int NotArisen, int WithoutFigures, int Reached, int Judged, string? ReachedShare)
{
    public static CountsView Of(SlotSum sum)
    {
        var (reached, judged) = (sum.Met + sum.Exceeded, sum.Met + sum.Exceeded + sum.NotMet);
        return new CountsView(
            sum.Targets, sum.Met, sum.Exceeded, sum.NotMet, sum.NotArisen, sum.Targets - judged - sum.NotArisen, reached, judged,
            BasisPoints.Share(reached, judged, Rounding.Floor) is { } share ? VietnameseNumbers.Percent(share) : null);
    }
}

/// <param name="Unit">The unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="WorkYear">The work year.</param>
/// <param name="Period">The period.</param>
/// <param name="View">As it was, or restated.</param>
/// <param name="UpToDate">False while changes of plans, catalogues or units are still being worked in.</param>
/// <param name="Counts">Of the unit and everything below it; restated: of the unit's targets on the restated sums.</param>
/// <param name="Fulfilment">What these counts come to in words; null where nothing is judged.</param>
/// <param name="Versions">By the rules of their days, where they changed inside the year.</param>
/// <param name="Fields">By field of work.</param>
/// <param name="Targets">By target: numerators and denominators added up, shares computed from the sums.</param>
/// <param name="Below">The units directly below.</param>
/// <param name="Sources">Restated: whose figures are contained, and how much of them.</param>
internal sealed record RollupView(
    string Unit, string UnitName, int WorkYear, string Period, RollupMode View, bool UpToDate, CountsView Counts,
    FulfilmentView? Fulfilment, IReadOnlyList<VersionRollup> Versions, IReadOnlyList<FieldRollup> Fields, IReadOnlyList<TargetRollup> Targets,
    IReadOnlyList<UnitRollup> Below, IReadOnlyList<RestatedSource> Sources);

/// <summary>The targets whose rules are in force on these days.</summary>
internal sealed record VersionRollup(DateOnly From, DateOnly To, IReadOnlyList<string> Citations, CountsView Counts);

internal sealed record FieldRollup(string Field, string FieldName, CountsView Counts, FulfilmentView? Fulfilment);

/// <param name="Sum">Null while nobody has figures.</param>
/// <param name="Share">The sum as a share, where it is one.</param>
/// <param name="Outcome">Of the sum against the unit's own target; null where a sum of counts says nothing about one unit's count.</param>
/// <param name="Units">How the units stand in the target; how many report and how many have it.</param>
internal sealed record TargetRollup(
    string TargetCode, string Name, string Field, DateOnly From, DateOnly To, string? Citation, string? RuleText, Figures? Sum, string? Share,
    TargetOutcome? Outcome, string OutcomeText, string How, int Reporting, CountsView Units);

internal sealed record UnitRollup(string UnitCode, string UnitName, CountsView Counts);

/// <param name="UnitCode">The unit whose figures are contained.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Share">How much of them.</param>
/// <param name="LegalBasis">The document of the succession; null for the unit itself.</param>
internal sealed record RestatedSource(string UnitCode, string UnitName, string Share, string? LegalBasis);
