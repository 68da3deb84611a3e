using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.ReportForms;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>What a report has to be looked at with: its form, the report before it, its deadline.</summary>
internal sealed class ReportDesk(PlanningDbContext db, ReportOpenings openings, ReportDues dues)
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

    /// <summary>Refuses what is not filled in, does not add up, or does not open with what was closed with.</summary>
    /// <param name="report">The report.</param>
    /// <param name="form">Its form.</param>
    /// <param name="alone">True to leave aside what others opened with, where a divided unit's closing is shared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task DemandSoundAsync(Report report, ReportForm form, bool alone, CancellationToken cancellationToken)
    {
        var missing = form.Content.Cells.Select(cell => cell.Code).Where(code => !report.Cells.ContainsKey(code)).ToList();
        if (missing.Count > 0)
            throw ReportRules.CellsMissing(missing);
        var broken = Balance(form, report.Cells).Where(check => check.Holds == false).ToList();
        if (broken.Count > 0)
            throw ReportRules.OutOfBalance(broken);
        var differing = (await openings.CheckAsync(report, form, alone, cancellationToken)).Where(check => check.Holds == false).ToList();
        if (differing.Count > 0)
            throw ReportRules.OpeningDiffers(differing);
    }

    public async Task<DateTimeOffset?> DueAtAsync(string unitCode, string formCode, string periodCode, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(unit => unit.Code == unitCode, cancellationToken);
        return (await dues.OfAsync(formCode, Period.Parse(periodCode), cancellationToken)).For(unit)?.DueAt;
    }
}
