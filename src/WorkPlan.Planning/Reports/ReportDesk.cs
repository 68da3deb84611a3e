using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.ReportForms;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>What a report has to be looked at with: its form, the report before it, its deadline.</summary>
internal sealed class ReportDesk(PlanningDbContext db, PeriodCalendars calendars, IUnitDirectory directory)
{
    public async Task<ReportForm> FormAsync(Report report, CancellationToken cancellationToken) =>
        await db.ReportForms.AsNoTracking().SingleAsync(form => form.Id == report.FormId, cancellationToken);

    public static IReadOnlyList<BalanceCheck> Balance(ReportForm form, IReadOnlyDictionary<string, long> cells) =>
    [
        .. form.Content.Equations.Select(text => BalanceEquation.TryParse(text, out var equation) ? equation : null).OfType<BalanceEquation>()
            .Select(equation => new BalanceCheck(
                equation.ToString(), equation.Left.Of(cells), equation.Right.Of(cells),
                equation.Right.Of(cells) is null ? null : equation.Right.With(cells), equation.Holds(cells))),
    ];

    /// <summary>Cells that repeat what the report before closed with; nothing is asked where there was none.</summary>
    public async Task<IReadOnlyList<OpeningCheck>> OpeningAsync(Report report, ReportForm form, CancellationToken cancellationToken)
    {
        var opening = form.Content.Cells.Where(cell => cell.OpensFrom is not null).ToList();
        if (opening.Count == 0)
            return [];
        var previous = (await calendars.SectorAsync(cancellationToken)).Previous(Period.Parse(report.PeriodCode)).Code;
        var before = await db.Reports.AsNoTracking().SingleOrDefaultAsync(
            known => known.UnitCode == report.UnitCode && known.FormCode == report.FormCode && known.PeriodCode == previous
                && (known.State == ReportState.Submitted || known.State == ReportState.Accepted),
            cancellationToken);
        if (before is null)
            return [];
        return
        [
            .. opening.Where(cell => before.Cells.ContainsKey(cell.OpensFrom!)).Select(cell =>
            {
                var closing = before.Cells[cell.OpensFrom!];
                var value = report.Cells.TryGetValue(cell.Code, out var filled) ? filled : (long?)null;
                return new OpeningCheck(cell.Code, value, previous, cell.OpensFrom!, closing, value is null ? null : value == closing);
            }),
        ];
    }

    /// <summary>Refuses what is not filled in, does not add up, or does not open with what was closed with.</summary>
    public async Task DemandSoundAsync(Report report, ReportForm form, CancellationToken cancellationToken)
    {
        var missing = form.Content.Cells.Select(cell => cell.Code).Where(code => !report.Cells.ContainsKey(code)).ToList();
        if (missing.Count > 0)
            throw ReportRules.CellsMissing(missing);
        var broken = Balance(form, report.Cells).Where(check => check.Holds == false).ToList();
        if (broken.Count > 0)
            throw ReportRules.OutOfBalance(broken);
        var differing = (await OpeningAsync(report, form, cancellationToken)).Where(check => check.Holds == false).ToList();
        if (differing.Count > 0)
            throw ReportRules.OpeningDiffers(differing);
    }

    public async Task<DateTimeOffset?> DueAtAsync(string unitCode, string formCode, string periodCode, CancellationToken cancellationToken)
    {
        var deadlines = await db.ReportDeadlines.AsNoTracking()
            .Where(deadline => deadline.FormCode == formCode && deadline.PeriodCode == periodCode).ToListAsync(cancellationToken);
        if (deadlines.Count == 0)
            return null;
        var unit = await db.Units.AsNoTracking().SingleAsync(unit => unit.Code == unitCode, cancellationToken);
        List<string> above = [unitCode, .. (await directory.GetAsync(cancellationToken)).Ancestors(unitCode)];
        return ReportDeadline.For(unit, above, deadlines)?.DueAt;
    }
}
