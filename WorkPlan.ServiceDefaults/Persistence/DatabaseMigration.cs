using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>Brings a service's database to the newest schema: a step of its own that runs to completion before the service serves.</summary>
internal sealed class DatabaseMigration<TContext>(TContext context) : IDatabaseMigration
    where TContext : DbContext
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (context.Database.IsSqlite())
        {
            // The journal mode is kept in the file; readers then never wait for the writer.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        }
        await context.Database.MigrateAsync(cancellationToken);
    }
}

internal interface IDatabaseMigration
{
    Task RunAsync(CancellationToken cancellationToken);
}
