using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>A database like a service's: what one writes, and the copy that another keeps.</summary>
internal abstract class WorkDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<WorkItemCopy> Copies => Set<WorkItemCopy>();

    /// <summary>What the unit of work is about; <see cref="CommitWatch"/> reads it. Every unit of work sets it anew.</summary>
    public Guid? Subject { get; set; }

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<WorkItem>().Property(item => item.Id).ValueGeneratedNever();
        model.Entity<WorkItemCopy>().Property(copy => copy.Id).ValueGeneratedNever();
    }
}

internal sealed class SqliteWorkDbContext(DbContextOptions<SqliteWorkDbContext> options) : WorkDbContext(options)
{
    /// <summary>A new file, as a service's migration leaves it.</summary>
    public static async Task<string> CreateAsync(string directory, string name)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, $"{name}.db") }.ConnectionString;
        await using var db = new SqliteWorkDbContext(new DbContextOptionsBuilder<SqliteWorkDbContext>().UseSqlite(connection).Options);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        return connection;
    }
}

internal sealed class SqlServerWorkDbContext(DbContextOptions<SqlServerWorkDbContext> options) : WorkDbContext(options);

internal sealed class WorkItem : IVersioned
{
    public required Guid Id { get; init; }

    public required string Title { get; set; }

    public required string Description { get; set; }

    public long Version { get; private set; }
}

internal sealed class WorkItemCopy
{
    public required Guid Id { get; init; }

    public required string Title { get; set; }

    public required long SourceVersion { get; set; }
}
