using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>Holds a sum against a target, and says what came of it.</summary>
internal sealed class SumWords(Texts texts)
{
    /// <param name="state">The target as the unit has it.</param>
    /// <param name="sum">What is held against it.</param>
    /// <param name="units">How many units the sum is of: a count that several reached together says nothing about what each has to.</param>
    /// <param name="period">The period.</param>
    /// <param name="year">Its work year by the calendar in force.</param>
    public TargetRollup Describe(TargetState state, SlotSum sum, int units, Period period, WorkYear year)
    {
        var rule = state.Rule;
        var figures = sum.Figures is null ? null : rule is null ? sum.Figures : FigureSums.WithZeros(sum.Figures, rule);
        var verdict = figures is not null && rule is not null && IsJudged(rule, units)
            ? rule.Evaluate(new TargetInputs { Year = year, Period = period, Rows = [new PeriodFigures(period, figures)] })
            : null;
        return new TargetRollup(
            state.TargetCode, state.Name, state.FieldCode, state.From, state.To, state.Citation, rule?.InWords(), figures, ShareOf(figures),
            verdict?.Outcome, OutcomeText(verdict?.Outcome, figures), How(rule, figures, verdict), sum.Reporting, CountsView.Of(sum));
    }

    /// <summary>Shares of a sum are shares like any other. A sum of counts is judged only where one unit alone has counted.</summary>
    public static bool IsJudged(TargetRule rule, int units) =>
        rule is not PerHeadRule && (units <= 1 || rule.Needs().All(need => need.Measure == TargetMeasure.Ratio));

    private static string? ShareOf(Figures? figures) =>
        figures is { Numerator: { } numerator, Denominator: { } denominator }
            && BasisPoints.Share(Math.Min(numerator, denominator), denominator, Rounding.Floor) is { } share
            ? VietnameseNumbers.Percent(share)
            : null;

    private string OutcomeText(TargetOutcome? outcome, Figures? figures) =>
        outcome is null && figures is not null ? texts["Rollup.NotJudged"] : texts[$"Outcome.{(outcome is { } known ? known.ToString() : "Unknown")}"];

    private string How(TargetRule? rule, Figures? figures, TargetVerdict? verdict) =>
        figures is null ? texts["Outcome.NoFigures"]
        : verdict is not null ? verdict.InWords(texts)
        : rule is null ? texts["Rollup.NoOwnTarget"]
        : texts["Rollup.CountsAreEachUnits"];
}
