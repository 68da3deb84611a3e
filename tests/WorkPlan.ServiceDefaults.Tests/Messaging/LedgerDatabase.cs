using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>A real SQLite file that several hosts may share.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"workplan-ledger-{Guid.NewGuid():N}.db");

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _file }.ConnectionString;

    public static async Task<LedgerDatabase> CreateAsync()
    {
        var database = new LedgerDatabase();
        await using var db = database.Open();
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        return database;
    }

    public LedgerDbContext Open() =>
        new SqliteLedgerDbContext(new DbContextOptionsBuilder<SqliteLedgerDbContext>().UseSqlite(ConnectionString).Options);

    public async Task<T> Read<T>(Func<LedgerDbContext, Task<T>> query)
    {
        await using var db = Open();
        return await query(db);
    }

    public Task<int> PostingsOf(string account) => Read(db => db.Postings.CountAsync(posting => posting.Account == account));

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
        return ValueTask.CompletedTask;
    }
}
