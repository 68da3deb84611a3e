using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace WorkPlan.Benchmarks.Imports;

/// <summary>The rows of the log and of what stands, as the import leaves them, by hand.</summary>
internal static class RawInserts
{
    private static long _sequence;

    public static double Rate(string database, IReadOnlyList<ImportedRow> rows)
    {
        using var connection = new SqliteConnection(database);
        connection.Open();
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        var started = Stopwatch.GetTimestamp();
        using (var transaction = connection.BeginTransaction())
        {
            using var log = Prepare(
                connection, transaction,
                "INSERT INTO ResultLog (Sequence, UnitCode, WorkYear, TargetCode, PeriodCode, Numerator, Denominator, Source, SourceId, RecordedBy, RecordedAt) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                11);
            using var standing = Prepare(
                connection, transaction,
                "INSERT INTO Results (UnitCode, WorkYear, TargetCode, PeriodCode, Numerator, Denominator, RecordedAt, Sequence) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
                8);
            var (source, at) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().UtcTicks);
            foreach (var row in rows)
            {
                var year = int.Parse(row.PeriodCode.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
                _sequence++;
                Insert(log, _sequence, row.UnitCode, year, row.TargetCode, row.PeriodCode, row.Numerator, row.Denominator, "Import", source, "planner", at);
                Insert(standing, row.UnitCode, year, row.TargetCode, row.PeriodCode, row.Numerator, row.Denominator, at, _sequence);
            }
            transaction.Commit();
        }
        return rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        command.Prepare();
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
