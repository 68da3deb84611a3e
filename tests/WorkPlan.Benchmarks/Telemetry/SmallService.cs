using Microsoft.EntityFrameworkCore;
using WorkPlan.Benchmarks.Pipelines;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>A service with the whole of ServiceDefaults: a signed-in caller's request reads a short list from the database.</summary>
internal static class SmallService
{
    public const string Role = "small-service";

    public const string Path = "/api/v1/small/items";

    public const string State = "/api/v1/operations/small/state";

    private const string Read = "small.items.read";
    private const int Items = 10;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults("small");
        builder.AddPermissions([new PermissionGrant(Read, [Roles.Planner])]);
        builder.AddServiceDatabase<WorkDbContext, SqliteWorkDbContext, SqlServerWorkDbContext>("workdb");
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapApi().MapGet("/items", (WorkDbContext db, CancellationToken cancellationToken) =>
                db.WorkItems.AsNoTracking().OrderBy(item => item.Id).Take(Items).Select(item => new { item.Id, item.Title }).ToListAsync(cancellationToken))
            .RequirePermission(Read);
        await app.RunOrMigrateAsync([]);
    }

    public static async Task<string> CreateDatabaseAsync(string directory)
    {
        var connection = await SqliteWorkDbContext.CreateAsync(directory, "small");
        await using var db = new SqliteWorkDbContext(new DbContextOptionsBuilder<SqliteWorkDbContext>().UseSqlite(connection).Options);
        for (var i = 0; i < Items; i++)
            db.WorkItems.Add(new WorkItem { Id = Guid.CreateVersion7(), Title = $"Nhiệm vụ {i}", Description = "" });
        await db.SaveChangesAsync();
        return connection;
    }
}
