using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>The database of a service: its name in <c>ConnectionStrings</c> and its context.</summary>
internal sealed record ServiceDatabase(string ConnectionName, Type Context);

/// <summary>How much disk a service's database and log files take, and how much is left where they lie.</summary>
internal sealed class Stores(
    IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, ServiceIdentity service, IConfiguration configuration,
    IOptions<OperationsOptions> options)
{
    /// <summary>All files of the database, and of the volumes on which they lie the one that has least left.</summary>
    internal const string OnSqlServer = """
        SELECT TOP (1) SUM(CAST([file].size AS bigint)) OVER () * 8192 AS Bytes, volume.available_bytes AS FreeBytes, volume.total_bytes AS VolumeBytes
        FROM sys.database_files AS [file] CROSS APPLY sys.dm_os_volume_stats(DB_ID(), [file].file_id) AS volume
        ORDER BY CAST(volume.available_bytes AS float) / volume.total_bytes
        """;

    /// <summary>What remains where the account may not see the server's state.</summary>
    internal const string SizeOnSqlServer = """
        SELECT SUM(CAST(size AS bigint)) * 8192 AS Bytes, CAST(NULL AS bigint) AS FreeBytes, CAST(NULL AS bigint) AS VolumeBytes FROM sys.database_files
        """;

    private static readonly string[] SqliteFiles = ["", "-wal", "-shm"];

    public async Task<IReadOnlyList<StoreState>?> ReadAsync(CancellationToken cancellationToken)
    {
        var stores = new List<StoreState>();
        foreach (var database in databases)
        {
            if (await DatabaseAsync(database, cancellationToken) is { } store)
                stores.Add(store);
        }
        if (options.Value.LogDirectory is { } directory && Directory.Exists(directory))
            stores.Add(OnDisk("logs", directory, Directory.EnumerateFiles(directory, $"{service.Name}*").Sum(Length)));
        return stores;
    }

    private async Task<StoreState?> DatabaseAsync(ServiceDatabase database, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.Context);
        if (db.Database.IsSqlite())
        {
            var file = new SqliteConnectionStringBuilder(configuration.GetConnectionString(database.ConnectionName)).DataSource;
            return File.Exists(file)
                ? OnDisk("database", Path.GetDirectoryName(Path.GetFullPath(file))!, SqliteFiles.Sum(end => Length(file + end)))
                : null;
        }
        return await FirstAnsweredAsync(db, [OnSqlServer, SizeOnSqlServer], cancellationToken);
    }

    /// <summary>By the first query that the server allows this account; null where it does not answer at all, which its health says.</summary>
    internal static async Task<StoreState?> FirstAnsweredAsync(DbContext db, string[] queries, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            try
            {
                if (await db.Database.SqlQueryRaw<DatabaseFiles>(query).ToListAsync(cancellationToken) is [var files])
                    return new StoreState("database", files.Bytes, files.FreeBytes, files.VolumeBytes);
            }
            catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
            {
                // Refused: the next asks for less.
            }
        }
        return null;
    }

    private static StoreState OnDisk(string kind, string directory, long bytes)
    {
        var drive = new DriveInfo(directory);
        return new StoreState(kind, bytes, drive.AvailableFreeSpace, drive.TotalSize);
    }

    /// <summary>0 for what has gone meanwhile.</summary>
    private static long Length(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}

/// <summary>A row of what a database server says of its files.</summary>
internal sealed record DatabaseFiles(long Bytes, long? FreeBytes, long? VolumeBytes);
