using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <param name="Unit">The unit; what stands below it is added.</param>
/// <param name="TargetCode">The measure, by the code of its target.</param>
/// <param name="Year">The year, by its name in each calendar.</param>
/// <param name="Calendars">The same measure over the year of each calendar.</param>
internal sealed record MeasureTotalsView(string Unit, string TargetCode, int Year, IReadOnlyList<CalendarTotal> Calendars);

/// <param name="Calendar">The calendar's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The first day of its year.</param>
/// <param name="To">The last day.</param>
/// <param name="LegalBasis">The document that says so.</param>
/// <param name="Figures">The sum; null where nothing was reported.</param>
/// <param name="Share">Of a share: as tables print it, from added numerators and denominators.</param>
/// <param name="Reporting">How many units reported something for it.</param>
/// <param name="Complete">True when every unit that reports the measure has figures for every month that is over and in which it existed.</param>
/// <param name="Missing">The months for which units that report the measure have none, or have them only within a longer period that reaches beyond this year.</param>
internal sealed record CalendarTotal(
    string Calendar, string Name, DateOnly From, DateOnly To, string LegalBasis, Figures? Figures, string? Share, int Reporting, bool Complete,
    IReadOnlyList<MissingMonth> Missing);

/// <param name="Month">The month's first day.</param>
/// <param name="Units">How many units.</param>
internal sealed record MissingMonth(DateOnly Month, int Units);

/// <summary>
/// One measure over the year of each period calendar. Figures are reported once, for periods of the sector; the year of the National
/// Assembly and the calendar year take from them the periods that lie in their days.
/// </summary>
internal sealed class MeasureTotals(PlanningDbContext db, PeriodCalendars calendars, IUnitDirectory directory, UnitScope scope, TimeProvider clock)
{
    public static async Task<Ok<MeasureTotalsView>> Handle(
        string unit, string target, int year, string? calendar, MeasureTotals totals, CancellationToken cancellationToken) =>
        TypedResults.Ok(await totals.OfAsync(unit, target, year, calendar, cancellationToken));

    private async Task<MeasureTotalsView> OfAsync(string unit, string target, int year, string? calendar, CancellationToken cancellationToken)
    {
        if (year is < 2013 or > 2100 || !(await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken)).Contains(unit)
            || !await db.Catalogues.AnyAsync(catalogue => catalogue.Targets.Any(known => known.Code == target), cancellationToken)
            && !await db.Results.AnyAsync(result => result.UnitCode == unit && result.TargetCode == target, cancellationToken))
            throw new NotFoundException();
        var asked = calendar is null
            ? (await calendars.AllAsync(cancellationToken)).Values.ToList()
            : [await calendars.GetAsync(calendar, cancellationToken)];
        var years = asked.ConvertAll(known => (Calendar: known, Year: known.YearOf(year)));
        var reported = await ReportedAsync(unit, target, years.ConvertAll(known => known.Year), cancellationToken);
        var rule = await RuleAsync(unit, target, years.Max(known => known.Year.To), cancellationToken);
        return new MeasureTotalsView(unit, target, year, years.ConvertAll(known => TotalOf(known.Calendar, known.Year, reported, rule)));
    }

    private CalendarTotal TotalOf(PeriodCalendar calendar, WorkYear year, IReadOnlyList<ReportingUnit> reported, TargetRule? rule)
    {
        var today = VietnamTime.Today(clock);
        var months = year.PeriodsOf(PeriodKind.Month).Select(year.RangeOf).Where(month => month.To < today).ToList();
        var missing = new SortedDictionary<DateOnly, int>();
        var (sum, reporting) = (Figures.None, 0);
        foreach (var unit in reported)
        {
            var cover = PeriodCover.Of(year.Range, unit.Rows);
            sum += cover.Total(rule);
            reporting += cover.Taken.Count > 0 ? 1 : 0;
            foreach (var month in months.Where(month => unit.Existed.From <= month.From && !(unit.Existed.To < month.To) && !cover.Speaks(month)))
                missing[month.From] = missing.GetValueOrDefault(month.From) + 1;
        }
        return new CalendarTotal(
            calendar.Code, calendar.Name, year.From, year.To, year.LegalBasis, sum.IsEmpty ? null : sum, ShareOf(sum), reporting,
            reporting > 0 && missing.Count == 0, [.. missing.Select(month => new MissingMonth(month.Key, month.Value))]);
    }

    /// <summary>
    /// What the measure is demanded by: the newest catalogue says whether it is a share of something that stands. Only where no catalogue
    /// has it, what a unit set itself; null where nobody has it any more.
    /// </summary>
    private async Task<TargetRule?> RuleAsync(string unit, string target, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        HashSet<string> around = [.. tree.Ancestors(unit), .. tree.Subtree(unit)];
        return await db.Catalogues.AsNoTracking()
            .Where(catalogue => catalogue.AppliesFrom <= lastDay && (catalogue.UnitCode == null || around.Contains(catalogue.UnitCode)))
            .SelectMany(catalogue => catalogue.Targets, (catalogue, known) => new { catalogue.AppliesFrom, known.Code, known.Rule })
            .Where(known => known.Code == target).OrderByDescending(known => known.AppliesFrom).Select(known => known.Rule)
            .FirstOrDefaultAsync(cancellationToken)
            ?? await db.Plans.AsNoTracking().Where(plan => around.Contains(plan.UnitCode))
                .SelectMany(plan => plan.Commitments, (plan, known) => new { plan.WorkYear, known.TargetCode, known.Rule })
                .Where(known => known.TargetCode == target).OrderByDescending(known => known.WorkYear).Select(known => known.Rule)
                .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Everything that units of the subtree reported of the measure in the sector's years that these years touch.</summary>
    private async Task<IReadOnlyList<ReportingUnit>> ReportedAsync(
        string unit, string target, IReadOnlyList<WorkYear> years, CancellationToken cancellationToken)
    {
        var sector = await calendars.SectorAsync(cancellationToken);
        var (first, last) = (sector.Containing(years.Min(year => year.From)).Year, sector.Containing(years.Max(year => year.To)).Year);
        var subtree = (await directory.GetAsync(cancellationToken)).Subtree(unit);
        var rows = await db.Results.AsNoTracking()
            .Where(result => result.WorkYear >= first && result.WorkYear <= last && result.TargetCode == target && subtree.Contains(result.UnitCode))
            .Select(result => new { result.UnitCode, result.PeriodCode, result.Figures }).ToListAsync(cancellationToken);
        var existed = await db.Units.AsNoTracking().Where(known => subtree.Contains(known.Code))
            .ToDictionaryAsync(known => known.Code, known => new Validity(known.ValidFrom, known.ValidTo), cancellationToken);
        var days = rows.Select(row => row.PeriodCode).Distinct().ToDictionary(code => code, code => sector.RangeOf(Period.Parse(code)));
        return
        [
            .. rows.GroupBy(row => row.UnitCode).Where(of => existed.ContainsKey(of.Key)).Select(of => new ReportingUnit(
                existed[of.Key],
                [.. of.Select(row => new DatedFigures(Period.Parse(row.PeriodCode).Kind, days[row.PeriodCode], row.Figures))])),
        ];
    }

    private static string? ShareOf(Figures sum) =>
        sum is { Numerator: { } numerator, Denominator: { } denominator }
            && BasisPoints.Share(Math.Min(numerator, denominator), denominator, Rounding.Floor) is { } share
            ? VietnameseNumbers.Percent(share)
            : null;

    private sealed record ReportingUnit(Validity Existed, IReadOnlyList<DatedFigures> Rows);
}
