using Microsoft.Data.Sqlite;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Faults;

/// <summary>The services' databases, read beside them: what a service keeps for itself no API shows.</summary>
internal static class Databases
{
    public static readonly IReadOnlyList<string> WithOutbox = ["planningdb", "assignmentsdb", "inspectionsdb", "emulationdb", "notificationsdb"];

    public static readonly IReadOnlyList<string> WithUnitCopies = ["assignmentsdb", "inspectionsdb", "emulationdb", "notificationsdb"];

    /// <summary>Until every service that keeps copies of units has this one.</summary>
    public static Task KnowAsync(WorkPlanSystem system, string unitCode) => Eventually.True(async () =>
    {
        foreach (var database in WithUnitCopies)
        {
            if ((await VersionsAsync(system, database, $"SELECT Code, SourceVersion FROM UnitCopies WHERE Code = '{unitCode}'")).Count == 0)
                return false;
        }
        return true;
    });

    /// <summary>Rows of a key and a version, in the order of the keys; ids as the API writes them.</summary>
    public static async Task<IReadOnlyList<(string Code, long Version)>> VersionsAsync(WorkPlanSystem system, string database, string query)
    {
        await using var connection = await OpenAsync(system, database);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are constants of these tests.
        command.CommandText = query;
#pragma warning restore CA2100
        var rows = new List<(string Code, long Version)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var key = reader.GetString(0);
            rows.Add((Guid.TryParse(key, out var id) ? id.ToString() : key, reader.GetInt64(1)));
        }
        return [.. rows.Order()];
    }

    /// <summary>Nobody else writes until it is disposed of, as when a program has opened a transaction and been forgotten.</summary>
    public static async Task<IAsyncDisposable> LockAsync(WorkPlanSystem system, string database)
    {
        var connection = await OpenAsync(system, database, SqliteOpenMode.ReadWrite);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Another holds the lease of a job for so long, as an instance does that died meanwhile; false when somebody holds it already.</summary>
    public static async Task<bool> HoldLeaseAsync(WorkPlanSystem system, string database, string job, string owner, TimeSpan duration)
    {
        await using var connection = await OpenAsync(system, database, SqliteOpenMode.ReadWrite);
        await using var take = connection.CreateCommand();
        take.CommandText = "INSERT OR IGNORE INTO Leases (Name, Owner, UntilUtc, Handed) VALUES (@job, @owner, @until, 1)";
        take.Parameters.AddWithValue("@job", job);
        take.Parameters.AddWithValue("@owner", owner);
        take.Parameters.AddWithValue("@until", (TimeProvider.System.GetUtcNow() + duration).UtcTicks);
        return await take.ExecuteNonQueryAsync() > 0;
    }

    private static async Task<SqliteConnection> OpenAsync(WorkPlanSystem system, string database, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var file = new SqliteConnectionStringBuilder(system.Host.Endpoint(database).ConnectionString) { Mode = mode, Pooling = false };
        var connection = new SqliteConnection(file.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
