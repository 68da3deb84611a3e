using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
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
/// <param name="MetOn">The day from which it was kept for good, for a target that cannot be lost again.</param>
/// <param name="Reached">How it was reached, as data: the rule, the figures, the arithmetic.</param>
internal sealed record OutcomeView(
    string TargetCode, string Name, string FieldCode, string RuleText, TargetOutcome? Outcome, string OutcomeText,
    Figures? Figures, IReadOnlyList<string> Periods, string How, DateOnly? MetOn, TargetStep Reached);

/// <summary>
/// Outcomes of targets in a period, from its own figures and those of the periods in it, added up: nothing counts twice, whether a unit
/// reports by month, by quarter or both.
/// </summary>
internal sealed class Outcomes(PlanningDbContext db, PeriodCalendars calendars, Headcounts headcounts, Texts texts)
{
    public async Task<IReadOnlyList<OutcomeView>> OfAsync(
        string unitCode, Period period, IReadOnlyList<MeasuredTarget> targets, CancellationToken cancellationToken)
    {
        var codes = targets.Select(target => target.Code).ToList();
        var results = (await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == unitCode && result.WorkYear == period.WorkYear && codes.Contains(result.TargetCode))
            .ToListAsync(cancellationToken)).ToLookup(result => result.TargetCode, RowOf);
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(period.WorkYear);
        var blank = new TargetInputs { Year = year, Period = period };
        var heads = await headcounts.OfAsync(
            unitCode, [.. targets.SelectMany(target => target.Rule.HeadcountsFor(blank)).Distinct()], cancellationToken);
        return [.. targets.Select(target => View(target, blank with { Rows = [.. results[target.Code]], Headcounts = heads }))];
    }

    private static PeriodFigures RowOf(MeasuredResult result) =>
        new(Period.Parse(result.PeriodCode), result.Figures, VietnamTime.DateOf(result.RecordedAt));

    private OutcomeView View(MeasuredTarget target, TargetInputs inputs)
    {
        var verdict = target.Rule.Evaluate(inputs);
        return new OutcomeView(
            target.Code, target.Name, target.FieldCode, target.Rule.InWords(), verdict.Outcome,
            texts[$"Outcome.{(verdict.Outcome is { } known ? known.ToString() : "Unknown")}"], inputs.Total(),
            [.. inputs.Cover().Select(row => row.Period.Code)], verdict.InWords(texts), verdict.MetOn, verdict.Reached);
    }
}
