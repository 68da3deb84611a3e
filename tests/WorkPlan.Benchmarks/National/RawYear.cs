using Microsoft.Data.Sqlite;

namespace WorkPlan.Benchmarks.National;

/// <summary>The same rows by plain ADO.NET: read one after the other, and added up by a recursive query when somebody asks.</summary>
internal sealed class RawYear : IDisposable
{
    // For every target the sum below the root, and for how many units the share keeps the demand: what a roll-up says, from the rows.
    private const string Recursive = """
        WITH RECURSIVE below("Code") AS (
            SELECT "Code" FROM "Units" WHERE "Code" = 'TW'
            UNION ALL SELECT u."Code" FROM "Units" u JOIN below b ON u."ParentCode" = b."Code"),
        halves AS (
            SELECT r."TargetCode", r."UnitCode", SUM(r."Numerator") AS n, SUM(r."Denominator") AS d, SUM(r."Count") AS c
            FROM "Results" r JOIN below b ON b."Code" = r."UnitCode"
            WHERE r."WorkYear" = 2025 AND r."PeriodCode" IN ('2025-M12', '2025-M01', '2025-M02', '2025-M03', '2025-M04', '2025-M05')
            GROUP BY r."TargetCode", r."UnitCode")
        SELECT h."TargetCode", SUM(h.n), SUM(h.d), SUM(h.c),
            SUM(CASE WHEN h.n * 10000 >= json_extract(t."Rule", '$.threshold') * h.d THEN 1 ELSE 0 END)
        FROM halves h JOIN "CatalogueTargets" t ON t."Code" = h."TargetCode" GROUP BY h."TargetCode"
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _rows;
    private readonly SqliteCommand _recursive;

    public RawYear(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
        _connection.Open();
        _rows = _connection.CreateCommand();
        _rows.CommandText = """
            SELECT "UnitCode", "WorkYear", "TargetCode", "PeriodCode", "Numerator", "Denominator", "Count", "Parts", "Breakdown", "RecordedAt", "Sequence"
            FROM "Results"
            """;
        _rows.Prepare();
        _recursive = _connection.CreateCommand();
        _recursive.CommandText = Recursive;
        _recursive.Prepare();
    }

    public int ReadAll()
    {
        using var reader = _rows.ExecuteReader();
        var (rows, sum) = (0, 0L);
        while (reader.Read())
        {
            rows++;
            sum += reader.GetString(0).Length + reader.GetInt32(1) + reader.GetString(2).Length + reader.GetString(3).Length
                + Number(reader, 4) + Number(reader, 5) + Number(reader, 6) + Text(reader, 7) + Text(reader, 8) + reader.GetInt64(9) + reader.GetInt64(10);
        }
        return sum == 0 ? 0 : rows;
    }

    public int AddUp()
    {
        using var reader = _recursive.ExecuteReader();
        var targets = 0;
        while (reader.Read())
            targets++;
        return targets;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _recursive.Dispose();
        _connection.Dispose();
    }

    private static long Number(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    private static long Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? 0 : reader.GetString(column).Length;
}
