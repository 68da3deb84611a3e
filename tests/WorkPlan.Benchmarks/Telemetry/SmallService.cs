using Microsoft.EntityFrameworkCore;
using WorkPlan.Benchmarks.Pipelines;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Benchmarks.Telemetry;

/// <summary>
/// A service with the whole of ServiceDefaults: a signed-in caller's request reads a short list from the database. Given a broker, it
/// also consumes and has an outbox.
/// </summary>
internal static class SmallService
{
    public const string Role = "small-service";

    public const string Path = "/api/v1/small/items";

    public const string State = "/api/v1/operations/small/state";

    /// <summary>Set to leave out what works for operators while nobody looks.</summary>
    public const string Unobserved = "Benchmark__Unobserved";

    private const string Read = "small.items.read";
    private const int Items = 10;

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults("small");
        builder.AddPermissions([new PermissionGrant(Read, [Roles.Planner])]);
        builder.AddServiceDatabase<WorkDbContext, SqliteWorkDbContext, SqlServerWorkDbContext>("workdb");
        if (builder.Configuration.GetConnectionString("messaging") is not null)
            builder.AddMessaging<WorkDbContext>(messaging => messaging.Add<WorkItemChangedConsumer>());
        if (builder.Configuration["Benchmark:Unobserved"] is not null)
            RemoveWhatWorksForOperators(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapApi().MapGet("/items", (WorkDbContext db, CancellationToken cancellationToken) =>
                db.WorkItems.AsNoTracking().OrderBy(item => item.Id).Take(Items).Select(item => new { item.Id, item.Title }).ToListAsync(cancellationToken))
            .RequirePermission(Read);
        await app.RunOrMigrateAsync([]);
    }

    /// <summary>
    /// The counting of requests, the meters of the view, and the round that measures the outbox every five seconds; with it goes the
    /// inbox's hourly clean-up, which is not the view's.
    /// </summary>
    private static void RemoveWhatWorksForOperators(IServiceCollection services)
    {
        var removed = services.Where(service => service.ServiceType == typeof(IHostedService)
            && (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType) is { } type
            && (type.Namespace == "WorkPlan.ServiceDefaults.Operations" || type.Name.StartsWith("OutboxHousekeeping", StringComparison.Ordinal))).ToList();
        // The third one is there with messages.
        if (removed.Count is not (2 or 3))
            throw new InvalidOperationException($"{removed.Count} services work for operators, not 2 or 3: {string.Join(", ", removed)}.");
        removed.ForEach(service => services.Remove(service));
    }

    public static async Task<string> CreateDatabaseAsync(string directory, string name = "small")
    {
        var connection = await SqliteWorkDbContext.CreateAsync(directory, name);
        await using var db = new SqliteWorkDbContext(new DbContextOptionsBuilder<SqliteWorkDbContext>().UseSqlite(connection).Options);
        for (var i = 0; i < Items; i++)
            db.WorkItems.Add(new WorkItem { Id = Guid.CreateVersion7(), Title = $"Nhiệm vụ {i}", Description = "" });
        await db.SaveChangesAsync();
        return connection;
    }
}
