using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Architecture.Tests.Guards;

/// <summary>A guarded context over a few rows: what a service's test has, without a service.</summary>
internal sealed class SampleDatabase : IAsyncDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly ServiceProvider _services;

    private SampleDatabase()
    {
        var services = new ServiceCollection();
        services.AddDbContext<SampleDbContext, SqliteSampleDbContext>(options => options.UseSqlite(_connection));
        services.AddTSqlGuard(typeof(SampleDbContext), Findings);
        _services = services.BuildServiceProvider();
    }

    public TSqlFindings Findings { get; } = new();

    public SampleDbContext Context => _services.GetRequiredService<SampleDbContext>();

    public static async Task<SampleDatabase> CreateAsync()
    {
        var database = new SampleDatabase();
        await database._connection.OpenAsync();
        await database.Context.Database.EnsureCreatedAsync();
        database.Context.AddRange(
            new SampleUnit { Code = "QT.P9", Name = "Phòng mẫu", Posts = { new SamplePost { Title = "Trưởng phòng", Since = new(2021, 1, 1) } } },
            new SampleUnit { Code = "QT.P8", Name = "Phòng khác" });
        await database.Context.SaveChangesAsync();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

internal sealed class SampleUnit
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    public List<SamplePost> Posts { get; } = [];
}

internal sealed class SamplePost
{
    public int Id { get; set; }

    public required string Title { get; set; }

    public DateOnly Since { get; set; }
}

internal abstract class SampleDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<SampleUnit> Units => Set<SampleUnit>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<string>().HaveMaxLength(100);
}

internal sealed class SqliteSampleDbContext(DbContextOptions<SqliteSampleDbContext> options) : SampleDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDbFunction(typeof(SqliteOnly).GetMethod(nameof(SqliteOnly.Lower))!).HasName("lower");
}

internal sealed class SqlServerSampleDbContext(DbContextOptions<SqlServerSampleDbContext> options) : SampleDbContext(options);

internal static class SqliteOnly
{
    public static string Lower(string text) => throw new InvalidOperationException($"Only in queries: {text}");
}
