using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// Cells that repeat what the period before closed with: the unit's own closing, and that of each unit that it took over from in this
/// period. What a split predecessor left was divided by hand, so of that an opening can hold anything from nothing to all.
/// </summary>
internal sealed class ReportOpenings(PlanningDbContext db, PeriodCalendars calendars)
{
    /// <summary>Nothing is asked where one of those reports is not there.</summary>
    public async Task<IReadOnlyList<OpeningCheck>> CheckAsync(Report report, ReportForm form, CancellationToken cancellationToken)
    {
        var opening = form.Content.Cells.Where(cell => cell.OpensFrom is not null).ToList();
        if (opening.Count == 0)
            return [];
        var calendar = await calendars.SectorAsync(cancellationToken);
        var period = Period.Parse(report.PeriodCode);
        var before = calendar.Previous(period);
        var sources = await SourcesAsync(report.UnitCode, calendar.RangeOf(period), calendar.RangeOf(before).To!.Value, cancellationToken);
        var (codes, previous) = (sources.ConvertAll(source => source.UnitCode), before.Code);
        var closings = await db.Reports.AsNoTracking()
            .Where(known => codes.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == previous
                && (known.State == ReportState.Submitted || known.State == ReportState.Accepted))
            .ToDictionaryAsync(known => known.UnitCode, known => known.Cells, cancellationToken);
        if (sources.Count == 0 || sources.Exists(source => !closings.ContainsKey(source.UnitCode)))
            return [];
        return
        [
            .. opening.Where(cell => closings.Values.All(closing => closing.ContainsKey(cell.OpensFrom!))).Select(cell =>
            {
                var whole = sources.Where(source => source.Whole).Sum(source => closings[source.UnitCode][cell.OpensFrom!]);
                var all = sources.Sum(source => closings[source.UnitCode][cell.OpensFrom!]);
                var value = report.Cells.TryGetValue(cell.Code, out var filled) ? filled : (long?)null;
                return new OpeningCheck(
                    cell.Code, value, previous, cell.OpensFrom!, whole, value is null ? null : whole <= value && value <= all)
                {
                    AtMost = all == whole ? null : all,
                    Units = codes is [var only] && only == report.UnitCode ? null : codes,
                };
            }),
        ];
    }

    /// <summary>The reports of the next period that open with what this one closes with: the unit's, and those of its successors.</summary>
    public async Task<List<Report>> OpenedFromAsync(Report report, CancellationToken cancellationToken)
    {
        var calendar = await calendars.SectorAsync(cancellationToken);
        var next = calendar.Next(Period.Parse(report.PeriodCode));
        var (from, to) = (calendar.RangeOf(next).From, calendar.RangeOf(next).To!.Value);
        var units = await db.Successions.AsNoTracking()
            .Where(succession => succession.Kind != SuccessionKind.Transfer && succession.EffectiveOn >= from && succession.EffectiveOn <= to)
            .SelectMany(succession => succession.Shares).Where(share => share.PredecessorCode == report.UnitCode)
            .Select(share => share.SuccessorCode).Distinct().ToListAsync(cancellationToken);
        units.Add(report.UnitCode);
        var code = next.Code;
        return await db.Reports.Include(known => known.Trace)
            .Where(known => units.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == code).ToListAsync(cancellationToken);
    }

    private async Task<List<Source>> SourcesAsync(string unitCode, Validity days, DateOnly lastDayBefore, CancellationToken cancellationToken)
    {
        var (from, to) = (days.From, days.To!.Value);
        var shares = await db.Successions.AsNoTracking()
            .Where(succession => succession.Kind != SuccessionKind.Transfer && succession.EffectiveOn >= from && succession.EffectiveOn <= to)
            .SelectMany(succession => succession.Shares).Where(share => share.SuccessorCode == unitCode)
            .Select(share => new { share.PredecessorCode, share.BasisPoints }).ToListAsync(cancellationToken);
        var sources = shares.OrderBy(share => share.PredecessorCode, StringComparer.Ordinal)
            .Select(share => new Source(share.PredecessorCode, share.BasisPoints == BasisPoints.Whole)).ToList();
        if (await db.Units.AnyAsync(unit => unit.Code == unitCode && unit.ValidFrom <= lastDayBefore, cancellationToken))
            sources.Insert(0, new Source(unitCode, Whole: true));
        return sources;
    }

    private sealed record Source(string UnitCode, bool Whole);
}
