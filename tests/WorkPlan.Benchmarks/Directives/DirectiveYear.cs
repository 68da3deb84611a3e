using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.Directives;

/// <summary>The country as a directive meets it: one root, 34 provinces, 800 units with a drafted plan each, and 14,300 people in them.</summary>
internal static class DirectiveYear
{
    public const string Root = "VN";
    public const int WorkYear = 2030;

    private const int Provinces = 34;

    /// <summary>4 takes a quarter of the country, to try the benchmark on a busy machine; what it then says is no measurement.</summary>
    private static readonly int Part =
        int.TryParse(Environment.GetEnvironmentVariable("WORKPLAN_BENCH_DIRECTIVE_PART"), CultureInfo.InvariantCulture, out var part) ? part : 1;

    public static readonly int Units = 800 / Part;
    public static readonly int People = 14_300 / Part;

    public static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;

    public static SqlitePlanningDbContext Open(string file) =>
        new(new DbContextOptionsBuilder<SqlitePlanningDbContext>().UseSqlite(Connection(file)).Options);

    public static async Task CreateAsync(string file)
    {
        await using var db = Open(file);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        await db.Database.MigrateAsync();
        var validity = new Validity(new DateOnly(1990, 1, 1));
        var root = OrgUnit.Create(Root, "Viện kiểm sát nhân dân tối cao", OrgLevel.Supreme, OrgUnitType.Procuracy, null, validity);
        var provinces = Enumerable.Range(0, Provinces).Select(number => OrgUnit.Create(
            $"{Root}.T{number:00}", $"Viện kiểm sát nhân dân tỉnh {number}", OrgLevel.Province, OrgUnitType.Procuracy, root, validity)).ToList();
        db.Units.Add(root);
        db.Units.AddRange(provinces);
        for (var number = 0; number < Units; number++)
        {
            var province = provinces[number % Provinces];
            var code = UnitCode(number);
            db.Units.Add(OrgUnit.Create(code, $"Viện kiểm sát nhân dân khu vực {number}", OrgLevel.Region, OrgUnitType.Procuracy, province, validity));
            db.Plans.Add(Plan.Draft(
                code, WorkYear, PlanKind.UnitPlan, "Kế hoạch công tác", "Triển khai công tác năm", null, null, preDraft: true,
                new Actor("head", DateTimeOffset.UnixEpoch)));
        }
        db.People.AddRange(Enumerable.Range(0, People).Select(number => new PersonCopy
        {
            Code = $"CB-{number:00000}",
            FullName = $"Cán bộ {number}",
            UnitCode = UnitCode(number % Units),
            Kind = "civilServant",
            ServesFrom = new DateOnly(2020, 1, 1),
            SourceVersion = 1,
        }));
        await db.SaveChangesAsync();
    }

    public static string UnitCode(int number) => $"{Root}.T{number % Provinces:00}.U{number:000}";
}
