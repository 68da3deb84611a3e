using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Telemetry;
using WorkPlan.ServiceDefaults.Telemetry.Database;

namespace WorkPlan.ServiceDefaults.Tests.Telemetry;

/// <summary>A service of two routes on real Kestrel and a real SQLite file, with nothing of ours but telemetry and health.</summary>
internal sealed class TelemetryApp : IAsyncDisposable
{
    private readonly string _database;
    private bool _started;

    private TelemetryApp(WebApplication app, string database)
    {
        App = app;
        _database = database;
    }

    public WebApplication App { get; }

    public HttpClient Client { get; private set; } = new();

    public static async Task<TelemetryApp> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null, bool create = true)
    {
        var app = await BuildAsync(settings, configure, create);
        await app.App.StartAsync();
        app._started = true;
        app.Client = new HttpClient { BaseAddress = new Uri(app.App.Urls.Single()) };
        return app;
    }

    /// <summary>Like a run that only migrates: built, never started.</summary>
    public static async Task<TelemetryApp> BuildAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? configure = null, bool create = true)
    {
        var database = Path.Combine(Path.GetTempPath(), $"parcels-{Guid.NewGuid():N}.db");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        // Its database is a small file: every command is quick.
        builder.Configuration["Telemetry:ShortestDatabaseSpan"] = "00:00:00";
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddTelemetry("parcels");
        builder.AddHealth().AddDatabaseHealth<ParcelsDbContext>();
        builder.Services.AddDbContext<ParcelsDbContext>((services, options) => options
            .UseSqlite($"Data Source={database};Pooling=False")
            .AddInterceptors(services.GetRequiredService<DbCommandTelemetry>()));
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseTelemetry();
        app.UseExceptionHandler(errors => errors.Run(_ => Task.CompletedTask));
        app.MapMetrics();
        app.MapHealth();
        app.MapGet("/parcels/{recipient}", FindAsync);
        app.MapGet("/broken/{id:int}", string (int id) => throw new InvalidOperationException($"no {id}"));
        if (create)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ParcelsDbContext>().Database.EnsureCreatedAsync();
        }

        return new TelemetryApp(app, database);
    }

    /// <summary>The metrics page, as a scraper gets it.</summary>
    public Task<string> MetricsAsync() => Client.GetStringAsync("/metrics");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        // As a run does: requests under way end before the exporters do.
        if (_started) await App.StopAsync();
        await App.DisposeAsync();
        File.Delete(_database);
    }

    private static async Task<IResult> FindAsync(
        string recipient, ParcelsDbContext db, ILogger<TelemetryApp> logger, CancellationToken cancellationToken)
    {
        logger.LogInformation("Looking for parcels of {Recipient}", recipient);
        return Results.Ok(await db.Parcels.Where(parcel => parcel.Recipient == recipient && parcel.Id > 4711).CountAsync(cancellationToken));
    }
}
