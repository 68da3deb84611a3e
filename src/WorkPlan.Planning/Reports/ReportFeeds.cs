using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>Accepted reports are results: the form says which of its cells make which target's figures.</summary>
internal sealed class ReportFeeds(PlanningDbContext db, TargetsOfUnit targetsOfUnit, PeriodCalendars calendars, ResultWriter writer, Texts texts)
{
    /// <summary>Refuses a report whose cells would make figures that cannot be: more done than there was, or less than nothing.</summary>
    public async Task DemandFittingAsync(Report report, ReportForm form, CancellationToken cancellationToken) =>
        await FiguresAsync(report, form, cancellationToken);

    public async Task FollowAsync(Report report, ReportForm form, string reason, Actor by, CancellationToken cancellationToken)
    {
        var fed = await FiguresAsync(report, form, cancellationToken);
        if (fed.Count == 0)
            return;
        var codes = fed.ConvertAll(target => target.Code);
        var standing = await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == report.UnitCode && result.WorkYear == report.WorkYear && result.PeriodCode == report.PeriodCode
                && codes.Contains(result.TargetCode))
            .ToDictionaryAsync(result => result.TargetCode, result => new StandingFigures(result.Figures, result.Sequence), cancellationToken);
        var writes = new List<ResultWrite>();
        foreach (var (code, figures) in fed)
        {
            var known = standing.GetValueOrDefault(code);
            if (known?.Figures != figures)
                writes.Add(new ResultWrite(report.UnitCode, report.WorkYear, code, report.PeriodCode, figures, known, known is null ? null : reason));
        }
        if (writes.Count > 0)
            await writer.WriteAsync(writes, new ResultOrigin(ResultSource.Report, by, report.Id), cancellationToken);
    }

    /// <summary>
    /// The figures that the cells make for the unit's targets. What the unit has no target for stays in the report; so does what the
    /// target's rule has no use for.
    /// </summary>
    private async Task<List<(string Code, Figures Figures)>> FiguresAsync(Report report, ReportForm form, CancellationToken cancellationToken)
    {
        if (form.Content.Feeds.Count == 0)
            return [];
        var targets = await targetsOfUnit.GetAsync(report.UnitCode, report.WorkYear, cancellationToken);
        var days = (await calendars.SectorAsync(cancellationToken)).RangeOf(Period.Parse(report.PeriodCode));
        var (fed, wrong) = (new List<(string, Figures)>(), new List<MisfitFigures>());
        foreach (var feed in form.Content.Feeds.DistinctBy(feed => feed.TargetCode))
        {
            if (!targets.TryGetValue(feed.TargetCode, out var target) || !target.IsDemandedIn(days))
                continue;
            var figures = FiguresOf(feed, report.Cells);
            if (target.Rule.Misfit(figures) is not { } misfit)
                fed.Add((feed.TargetCode, figures));
            else if (misfit.Fault is FigureFault.NumeratorExceeds or FigureFault.Negative)
                wrong.Add(new MisfitFigures(target.Code, target.Name, figures, texts[$"Result.{misfit.Fault}", [.. misfit.Arguments]]));
        }
        return wrong.Count > 0 ? throw ReportRules.FiguresMisfit(wrong) : fed;
    }

    private static Figures FiguresOf(FormFeed feed, IReadOnlyDictionary<string, long> cells) =>
        new(Sum(feed.Numerator, cells), Sum(feed.Denominator, cells), Sum(feed.Count, cells));

    private static long? Sum(string? text, IReadOnlyDictionary<string, long> cells) => LinearSum.TryParse(text, out var sum) ? sum.Of(cells) : null;
}
