using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;

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

    /// <summary>Rows that are still in the outbox.</summary>
    public Task<int> Waiting() => Read(db => db.Set<OutboxMessage>().CountAsync());

    /// <summary>Whatever back-off or lease the rows had.</summary>
    public Task MakeDue() => Read(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(rows => rows
        .SetProperty(row => row.NotBeforeUtc, DateTimeOffset.UnixEpoch)
        .SetProperty(row => row.LeaseOwner, (string?)null)
        .SetProperty(row => row.LeaseUntilUtc, (DateTimeOffset?)null)
        .SetProperty(row => row.Attempts, 0)));

    /// <summary>As if their time had passed.</summary>
    public Task ExpireLeases() => Read(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(rows => rows
        .SetProperty(row => row.LeaseUntilUtc, DateTimeOffset.UnixEpoch)));

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
        return ValueTask.CompletedTask;
    }
}
