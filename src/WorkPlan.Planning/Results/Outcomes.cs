using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>A target that results are held against.</summary>
internal sealed record MeasuredTarget(string Code, string Name, string FieldCode, TargetRule Rule)
{
    public static MeasuredTarget Of(TargetCommitment target) => new(target.TargetCode, target.Name, target.FieldCode, target.Rule);
}

/// <param name="TargetCode">The target.</param>
/// <param name="Name">Its name.</param>
/// <param name="FieldCode">Its field of work.</param>
/// <param name="RuleText">What it demands, as tables print it.</param>
/// <param name="Outcome">Null while there is no figure.</param>
/// <param name="OutcomeText">The outcome in words.</param>
/// <param name="Figures">The figures it was reached with.</param>
/// <param name="Periods">The periods that the figures were taken from.</param>
/// <param name="How">How it was reached, in words.</param>
internal sealed record OutcomeView(
    string TargetCode, string Name, string FieldCode, string RuleText, TargetOutcome? Outcome, string OutcomeText,
    Figures? Figures, IReadOnlyList<string> Periods, string How);

/// <summary>
/// Outcomes of targets in a period: from the period's own figures, or where there are none from the figures of the periods in it that
/// are nearest in size, added up.
/// </summary>
internal sealed class Outcomes(PlanningDbContext db, Texts texts)
{
    public async Task<IReadOnlyList<OutcomeView>> OfAsync(
        string unitCode, Period period, IReadOnlyList<MeasuredTarget> targets, CancellationToken cancellationToken)
    {
        var codes = targets.Select(target => target.Code).ToList();
        var results = (await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == unitCode && result.WorkYear == period.WorkYear && codes.Contains(result.TargetCode))
            .ToListAsync(cancellationToken)).ToLookup(result => result.TargetCode);
        return [.. targets.Select(target => Of(target, period, [.. results[target.Code]]))];
    }

    private OutcomeView Of(MeasuredTarget target, Period period, List<MeasuredResult> results)
    {
        var parts = PartsOf(period, results);
        if (parts.Count == 0)
            return View(target, null, null, [], texts["Outcome.NoFigures"]);
        var figures = parts.Select(part => part.Figures).Aggregate(Figures.Add);
        if (!figures.Fit(target.Rule.Measure))
            return View(target, null, figures, parts, texts["Outcome.OtherMeasure"]);
        var outcome = target.Rule.Measure == TargetMeasure.Ratio
            ? target.Rule.Evaluate(figures.Numerator!.Value, figures.Denominator!.Value)
            : target.Rule.Evaluate(figures.Count!.Value);
        return View(target, outcome, figures, parts, How(target.Rule, figures));
    }

    private static List<MeasuredResult> PartsOf(Period period, List<MeasuredResult> results)
    {
        var range = WorkYear.Of(period.WorkYear).RangeOf(period);
        var within = results.Select(result => (Result: result, Period: Period.Parse(result.PeriodCode)))
            .Where(part => WorkYear.Of(part.Period.WorkYear).RangeOf(part.Period) is var own
                && own.From >= range.From && own.To <= range.To)
            .ToList();
        // Year before half before quarter before month: never a part beside the whole that holds it.
        return within.Count == 0
            ? []
            : [.. within.GroupBy(part => part.Period.Kind).MinBy(kind => kind.Key)!.OrderBy(part => part.Period.Code, StringComparer.Ordinal).Select(part => part.Result)];
    }

    private string How(TargetRule rule, Figures figures)
    {
        if (figures.Count is { } count)
            return texts["Outcome.Count", VietnameseNumbers.TwoDigits(count), rule];
        var (numerator, denominator) = (figures.Numerator!.Value, figures.Denominator!.Value);
        return BasisPoints.Share(numerator, denominator, Rounding.Floor) is { } share
            ? texts["Outcome.Ratio", VietnameseNumbers.Count(numerator), VietnameseNumbers.Count(denominator), VietnameseNumbers.Percent(share), rule]
            : texts["Outcome.NothingArose"];
    }

    private OutcomeView View(MeasuredTarget target, TargetOutcome? outcome, Figures? figures, List<MeasuredResult> parts, string how) => new(
        target.Code, target.Name, target.FieldCode, target.Rule.ToString(), outcome,
        texts[$"Outcome.{(outcome is { } known ? known.ToString() : "Unknown")}"], figures, [.. parts.Select(part => part.PeriodCode)], how);
}
