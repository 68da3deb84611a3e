using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>Accepted reports are results: the form says which of its cells make which target's figures.</summary>
internal sealed class ReportFeeds(PlanningDbContext db, TargetsOfUnit targetsOfUnit, PeriodCalendars calendars, ResultWriter writer)
{
    public async Task FollowAsync(Report report, ReportForm form, string reason, Actor by, CancellationToken cancellationToken)
    {
        if (form.Content.Feeds.Count == 0)
            return;
        var targets = await targetsOfUnit.GetAsync(report.UnitCode, report.WorkYear, cancellationToken);
        var days = (await calendars.SectorAsync(cancellationToken)).RangeOf(Period.Parse(report.PeriodCode));
        var codes = form.Content.Feeds.Select(feed => feed.TargetCode).ToList();
        var standing = await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == report.UnitCode && result.WorkYear == report.WorkYear && result.PeriodCode == report.PeriodCode
                && codes.Contains(result.TargetCode))
            .ToDictionaryAsync(result => result.TargetCode, result => new StandingFigures(result.Figures, result.Sequence), cancellationToken);
        var writes = new List<ResultWrite>();
        foreach (var feed in form.Content.Feeds.DistinctBy(feed => feed.TargetCode))
        {
            var figures = FiguresOf(feed, report.Cells);
            // What the unit has no target for stays in the report; so does what the target's rule has no use for.
            if (!targets.TryGetValue(feed.TargetCode, out var target) || !target.IsDemandedIn(days) || target.Rule.Misfit(figures) is not null)
                continue;
            var known = standing.GetValueOrDefault(feed.TargetCode);
            if (known?.Figures != figures)
            {
                writes.Add(new ResultWrite(
                    report.UnitCode, report.WorkYear, feed.TargetCode, report.PeriodCode, figures, known, known is null ? null : reason));
            }
        }
        if (writes.Count > 0)
            await writer.WriteAsync(writes, new ResultOrigin(ResultSource.Report, by, report.Id), cancellationToken);
    }

    private static Figures FiguresOf(FormFeed feed, IReadOnlyDictionary<string, long> cells) =>
        new(Sum(feed.Numerator, cells), Sum(feed.Denominator, cells), Sum(feed.Count, cells));

    private static long? Sum(string? text, IReadOnlyDictionary<string, long> cells) => LinearSum.TryParse(text, out var sum) ? sum.Of(cells) : null;
}
