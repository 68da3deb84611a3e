using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.OpenApi;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.ServiceDefaults;

/// <summary>What is true of every service, once: the first and the last lines of each <c>Program.cs</c>.</summary>
public static partial class ServiceDefaultsExtensions
{
    /// <summary>The largest body a service takes, in bytes.</summary>
    public const long MaxBodyBytes = 4 * 1024 * 1024;

    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddSingleton(new ServiceIdentity(serviceName));
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        return builder
            .OnlyTheWebHostWhenDescribed()
            .AddTelemetry(serviceName)
            .AddHealth()
            .AddOperations()
            .AddProblems()
            .AddJsonConventions()
            .AddSecurity()
            .AddServiceDescription(serviceName);
    }

    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        // Order matters: the span is named by the outermost, problems wrap the rest, then who it is, then what the endpoint needs of the body.
        app.UseTelemetry();
        app.UseProblems();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<IdempotencyBodyBuffering>();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapMetrics();
        app.MapOperations();
        return app;
    }

    /// <summary>The group under which a service maps its routes: the same path inside as at the gateway.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        var service = app.Services.GetRequiredService<ServiceIdentity>();
        return app.MapGroup($"/api/v1/{service.Name}");
    }

    /// <summary>
    /// Serves; or, with the argument <c>migrate</c>, brings the database to the newest schema and ends, which the app host waits for.
    /// </summary>
    public static async Task RunOrMigrateAsync(this WebApplication app, string[] args)
    {
        if (args is ["migrate", ..])
        {
            await app.MigrateAsync();
            return;
        }
        await app.RunAsync();
    }

    private static async Task MigrateAsync(this WebApplication app)
    {
        // Disposed also when it fails: that is what sends the last log lines.
        await using var service = app;
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var migration in scope.ServiceProvider.GetServices<IDatabaseMigration>())
            await migration.RunAsync(CancellationToken.None);
        Log.Migrated(app.Logger);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The database has the newest schema")]
        public static partial void Migrated(ILogger logger);
    }
}

/// <summary>The short name of the running service: <c>planning</c>, <c>assignments</c>, …</summary>
public sealed record ServiceIdentity(string Name);
