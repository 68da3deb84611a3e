using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Reports;
using WorkPlan.Planning.Tests.Rollups;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>An installation that had deadlines of reports before reports were owed like everything else.</summary>
public sealed class UpgradingWithDeadlines
{
    private const string Before = "SetAsideAndHeldSince";
    private const string Form = "B09-DS";

    [Fact]
    public async Task What_had_passed_is_owed_by_nobody_what_runs_is_and_so_is_what_is_set_from_then_on()
    {
        await using var file = await PlanningFile.AsOf(Before);
        var now = TimeProvider.System.GetUtcNow();
        var current = PeriodCalendar.Sector.PeriodOf(VietnamTime.DateOf(now), PeriodKind.Month);
        var last = PeriodCalendar.Sector.Previous(current);
        await file.Do(async (_, db) =>
        {
            foreach (var code in new[] { "QT", "QT.HL" })
                db.Units.Add(OrgUnit.Create(code, $"Viện kiểm sát {code}", OrgLevel.District, OrgUnitType.Procuracy, null, new Validity(new DateOnly(2000, 1, 1))));
            db.ReportForms.Add(ReportForm.Register(
                Form, "Biểu thống kê", "Quyết định", PeriodKind.Month, new DateOnly(2020, 1, 1), new FormContent([new FormCell("1", "Số cũ")], [], [])));
            await db.SaveChangesAsync();
            foreach (var (period, dueAt) in new[] { (last, now.AddDays(-40)), (current, now.AddDays(20)) })
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "ReportDeadlines" ("Id", "FormCode", "PeriodCode", "DueAt", "LegalBasis")
                    VALUES ({Guid.CreateVersion7()}, {Form}, {period.Code}, {dueAt.UtcTicks}, 'Công văn')
                    """);
            }
        });

        await file.Upgrade();
        Assert.Equal(2, await Opens(file)); // the running month, of both
        Assert.Equal(0, await Opens(file));
        Assert.All(await Owed(file), report => Assert.Equal(current.Code, report.Period));

        // Somebody grants one unit another day for what nobody was ever asked for: that one owes it, and nobody else.
        await file.Do(async (_, db) =>
        {
            db.ReportDeadlines.Add(new ReportDeadline
            {
                FormCode = Form,
                PeriodCode = last.Code,
                UnitCode = "QT.HL",
                Level = null,
                Type = null,
                DueAt = now.AddDays(2),
                LegalBasis = "Công văn",
            });
            await db.SaveChangesAsync();
        });
        Assert.Equal(1, await Opens(file));
        Assert.Equal(["QT.HL"], (await Owed(file)).Where(report => report.Period == last.Code).Select(report => report.Unit));
    }

    private static Task<int> Opens(PlanningFile file) => file.Do((services, _) =>
        services.GetRequiredService<ReportObligations>().RunAsync(() => Task.FromResult(true), CancellationToken.None));

    private static Task<List<(string Unit, string Period)>> Owed(PlanningFile file) => file.Do(async (_, db) =>
        (await db.Obligations.AsNoTracking().ToListAsync()).ConvertAll(obligation => (obligation.UnitCode, obligation.Report!.PeriodCode)));
}
