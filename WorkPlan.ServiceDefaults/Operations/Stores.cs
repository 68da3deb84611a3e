using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>The database of a service: its name in <c>ConnectionStrings</c> and its context.</summary>
internal sealed record ServiceDatabase(string ConnectionName, Type Context);

/// <summary>How much disk a service's database and log files take, and how much is left where they lie.</summary>
internal sealed class Stores(
    IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, ServiceIdentity service, IConfiguration configuration,
    IOptions<OperationsOptions> options)
{
    private const string SizeOnSqlServer = "SELECT SUM(CAST(size AS bigint)) * 8192 AS Value FROM sys.database_files";
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
        try
        {
            var bytes = await db.Database.SqlQueryRaw<long>(SizeOnSqlServer).SingleAsync(cancellationToken);
            // Its disk is the database server's, which has its own watch.
            return new StoreState("database", bytes, null, null);
        }
        catch (DbException)
        {
            // Its health says that it does not answer.
            return null;
        }
    }

    private static StoreState OnDisk(string kind, string directory, long bytes)
    {
        var drive = new DriveInfo(directory);
        return new StoreState(kind, bytes, drive.AvailableFreeSpace, drive.TotalSize);
    }

    /// <summary>0 for what has gone meanwhile.</summary>
    private static long Length(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
