using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace WorkPlan.Testing.Databases;

/// <summary>A real SQLite file. The first of a kind is migrated; the others start as copies of it.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly ConcurrentDictionary<Type, Lazy<Task<byte[]>>> Migrated = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"workplan-{Guid.NewGuid():N}.db");
    private int _prepared;

    public override string Provider => "Sqlite";

    public override string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _file }.ConnectionString;

    public override async Task PrepareAsync(Type kind, Func<Task> migrateAsync)
    {
        // A restart, or a second instance, finds what the first has written.
        if (Interlocked.Exchange(ref _prepared, 1) == 1)
            return;
        var mine = new Lazy<Task<byte[]>>(() => MigrateAsync(migrateAsync));
        var first = Migrated.GetOrAdd(kind, mine);
        var content = await first.Value;
        if (first != mine)
            await File.WriteAllBytesAsync(_file, content);
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
        return ValueTask.CompletedTask;
    }

    private async Task<byte[]> MigrateAsync(Func<Task> migrateAsync)
    {
        await migrateAsync();
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using (var checkpoint = connection.CreateCommand())
        {
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await checkpoint.ExecuteNonQueryAsync();
        }
        await connection.CloseAsync();
        SqliteConnection.ClearPool(connection);
        return await File.ReadAllBytesAsync(_file);
    }
}
