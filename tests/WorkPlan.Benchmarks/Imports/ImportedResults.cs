using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.Imports;

internal sealed record ImportedRow(string UnitCode, string TargetCode, string PeriodCode, long Numerator, long Denominator);

/// <summary>A work year of sixty units with 120 targets each: twelve months, a half year and the year, more than 100,000 figures.</summary>
internal static class ImportedResults
{
    public const string Province = "QT";

    private const int Units = 60;
    private const int Targets = 120;

    public static async Task<string> CreateDatabaseAsync(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
        await using var db = new SqlitePlanningDbContext(new DbContextOptionsBuilder<SqlitePlanningDbContext>().UseSqlite(connection).Options);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        await db.Database.MigrateAsync();
        var since = new Validity(new DateOnly(1990, 1, 1));
        var province = OrgUnit.Create(Province, "Viện kiểm sát nhân dân tỉnh", OrgLevel.Province, OrgUnitType.Procuracy, null, since);
        db.Units.Add(province);
        db.Units.AddRange(Enumerable.Range(0, Units).Select(unit => OrgUnit.Create(
            UnitCode(unit), $"Viện kiểm sát nhân dân khu vực {unit}", OrgLevel.Region, OrgUnitType.Procuracy, province, since)));
        db.Catalogues.Add(TargetCatalogue.Register("QD-139", "Quyết định số 139/QĐ-VKSTC", null, since.From, [.. Enumerable.Range(0, Targets).Select(target =>
            new CatalogueTarget
            {
                Code = TargetCode(target),
                FieldCode = "DIEU-TRA",
                Name = $"Chỉ tiêu {target}",
                Source = TargetSource.Sector,
                Rule = TargetRule.AtLeastRatio(9000),
            })]));
        await db.SaveChangesAsync();
        return connection;
    }

    public static List<ImportedRow> Many(int workYear) =>
    [
        .. from unit in Enumerable.Range(0, Units)
           from target in Enumerable.Range(0, Targets)
           from period in Periods(workYear)
           select RowOf(unit, target, period),
    ];

    public static List<ImportedRow> Few(int workYear) => [.. Periods(workYear).Select(period => RowOf(0, 0, period))];

    private static ImportedRow RowOf(int unit, int target, string period)
    {
        var denominator = 20 + ((unit * 31) + (target * 7)) % 180;
        return new ImportedRow(UnitCode(unit), TargetCode(target), period, denominator - ((unit + target) % 5), denominator);
    }

    private static IEnumerable<string> Periods(int workYear) =>
        [.. Enumerable.Range(1, 12).Select(month => Period.Month(workYear, month).Code), Period.Half(workYear, 1).Code, Period.Year(workYear).Code];

    private static string UnitCode(int unit) => $"QT.KV{unit:00}";

    private static string TargetCode(int target) => $"CT-{target:000}";
}
