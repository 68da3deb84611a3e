using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Rollups.Reading;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <param name="Unit">The unit.</param>
/// <param name="WorkYear">The work year.</param>
/// <param name="WillMiss">How many targets will be missed at this pace.</param>
/// <param name="AlreadyMissed">How many are missed whatever comes.</param>
/// <param name="Targets">Those that will be missed first.</param>
internal sealed record ForecastView(string Unit, int WorkYear, int WillMiss, int AlreadyMissed, IReadOnlyList<TargetForecast> Targets);

/// <param name="MonthsElapsed">Months up to the last one with figures.</param>
/// <param name="MonthsRemaining">Months of the year, or of the rule's days in it, that are left.</param>
/// <param name="RunRate">What a month has brought so far.</param>
/// <param name="NeededRate">What a month has to bring from now on; of a ceiling, what it may.</param>
/// <param name="How">The reckoning in words.</param>
/// <param name="DueOn">The day up to which it was reckoned, where the unit wants to have reached it before the year is over.</param>
internal sealed record TargetForecast(
    string TargetCode, string Name, string Field, DateOnly From, string RuleText, ForecastVerdict Verdict, string VerdictText,
    int MonthsElapsed, int MonthsRemaining, decimal? RunRate, decimal? NeededRate, long? Projected, long? ProjectedOf, string How, DateOnly? DueOn);

/// <summary>Which targets a unit will miss if it goes on as it does, and how that was reckoned.</summary>
internal static class ReadForecast
{
    public static async Task<Ok<ForecastView>> Handle(
        string unit, int workYear, string? field, RollupQuery query, PlanningDbContext db, PeriodCalendars calendars, Headcounts headcounts, Texts texts,
        CancellationToken cancellationToken)
    {
        await query.DemandUnitAsync(unit, workYear, cancellationToken);
        await query.DemandFieldAsync(field, cancellationToken);
        var states = await db.TargetStates.AsNoTracking()
            .Where(state => state.UnitCode == unit && state.WorkYear == workYear && state.RuleText != null && (field == null || state.FieldCode == field))
            .ToListAsync(cancellationToken);
        var layout = await calendars.LayoutOfAsync(workYear, cancellationToken);
        var reported = await ReportedFigures.OfAsync(db, layout, unit, null, cancellationToken);
        var due = await db.Plans.AsNoTracking().Where(plan => plan.UnitCode == unit && plan.WorkYear == workYear)
            .SelectMany(plan => plan.Commitments).Where(target => target.DueOn != null)
            .ToDictionaryAsync(target => target.TargetCode, target => target.DueOn!.Value, cancellationToken);
        var heads = await headcounts.OfAsync(
            unit, [.. states.SelectMany(state => Judging.HeadcountsOf(layout, UntilDue(state, due))).Distinct()], cancellationToken);
        var targets = states.Select(state => View(layout, state, UntilDue(state, due), FiguresOf(layout, state, reported), heads, texts))
            .OrderBy(target => target.Verdict).ThenBy(target => target.Field, StringComparer.Ordinal)
            .ThenBy(target => target.TargetCode, StringComparer.Ordinal).ThenBy(target => target.From).ToList();
        return TypedResults.Ok(new ForecastView(
            unit, workYear, targets.Count(target => target.Verdict == ForecastVerdict.WillMiss),
            targets.Count(target => target.Verdict == ForecastVerdict.AlreadyMissed), targets));
    }

    /// <summary>The target, up to the day by which the unit wants to have reached it.</summary>
    private static TargetInstance UntilDue(TargetState state, Dictionary<string, DateOnly> due)
    {
        var instance = state.Instance()!;
        return due.TryGetValue(state.TargetCode, out var day) && day >= instance.From && day < instance.To ? instance with { To = day } : instance;
    }

    private static TargetForecast View(
        YearLayout layout, TargetState state, TargetInstance instance, Figures?[] reported, IReadOnlyList<Headcount> heads, Texts texts)
    {
        var units = state.Below is null ? 1 : 2;
        var pace = new Months(layout, instance, reported).PaceOf(0);
        var step = SumWords.IsJudged(instance.Rule, units) || state.Below is null
            ? Forecasting.Of(layout, instance, reported, heads)
            : new ForecastStep("eachUnit", instance.Rule, ForecastVerdict.CannotTell);
        return new TargetForecast(
            state.TargetCode, state.Name, state.FieldCode, state.From, instance.Rule.InWords(), step.Verdict, texts[$"Forecast.{step.Verdict}"],
            pace.Elapsed, pace.Remaining, step.RunRate, step.NeededRate, step.Projected, step.ProjectedOf, step.InWords(pace, texts),
            instance.To < state.To ? instance.To : null);
    }

    /// <summary>A unit's own reports; with units below it, the sums by month, or by the shortest period that anybody reports.</summary>
    private static Figures?[] FiguresOf(YearLayout layout, TargetState state, Dictionary<string, Figures?[]> reported)
    {
        if (state.Below is null)
            return reported.GetValueOrDefault(state.TargetCode) ?? new Figures?[YearLayout.Slots];
        var sums = state.Whole();
        var kind = Enumerable.Range(0, YearLayout.Slots).Where(slot => sums[slot].Reporting > 0)
            .Select(slot => layout.PeriodAt(slot)!.Kind).DefaultIfEmpty(PeriodKind.Year).Max();
        return [.. sums.Select((sum, slot) => sum.Figures is { } figures && layout.PeriodAt(slot)!.Kind == kind
            ? FigureSums.WithZeros(figures, state.Rule!)
            : null)];
    }
}
