using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Telemetry.Database;

namespace WorkPlan.ServiceDefaults.Persistence;

public static class PersistenceExtensions
{
    /// <summary>
    /// Registers a service's database for both providers. Code asks for <typeparamref name="TContext"/>; the two derived types carry
    /// the migrations of their provider. Every <see cref="IInterceptor"/> in the container takes part.
    /// </summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="connectionName">The name in <c>ConnectionStrings</c>, for example <c>planningdb</c>.</param>
    public static WebApplicationBuilder AddServiceDatabase<TContext, TSqlite, TSqlServer>(
        this WebApplicationBuilder builder, string connectionName)
        where TContext : DbContext
        where TSqlite : TContext
        where TSqlServer : TContext
    {
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section);
        var provider = builder.Configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>()?.Provider ?? default;
        // A pooled context is emptied and used again by the next scope; it may hold nothing but its sets.
        if (provider == DatabaseProvider.Sqlite)
            builder.Services.AddDbContextPool<TContext, TSqlite>((services, options) => UseSqlite(services, options, connectionName));
        else
            builder.Services.AddDbContextPool<TContext, TSqlServer>((services, options) => UseSqlServer(services, options, connectionName));
        builder.Services.AddSingleton(new ServiceDatabase(connectionName, typeof(TContext)));
        builder.Services.AddScoped<IDatabaseMigration, DatabaseMigration<TContext>>();
        builder.Services.AddSingleton<IInterceptor>(services => services.GetRequiredService<DbCommandTelemetry>());
        builder.Services.AddSingleton<IInterceptor>(CommitActions.Interceptor.Instance);
        if (typeof(TContext).IsAssignableTo(typeof(ServiceDbContext)))
            builder.Services.AddHostedService<IdempotencyCleanup<TContext>>();
        builder.AddDatabaseHealth<TContext>();
        return builder;
    }

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder options, string connectionName)
    {
        var connection = new SqliteConnectionStringBuilder(ConnectionString(services, connectionName));
        options
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.CommandTimeout(Timeout(services)))
            .AddInterceptors(services.GetServices<IInterceptor>().Append(SqlitePragmas.Instance).Append(SqliteWriteQueue.Instance));
    }

    private static void UseSqlServer(IServiceProvider services, DbContextOptionsBuilder options, string connectionName) => options
        .UseSqlServer(ConnectionString(services, connectionName), server => server.CommandTimeout(Timeout(services)))
        .AddInterceptors(services.GetServices<IInterceptor>());

    private static string ConnectionString(IServiceProvider services, string name) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not set.");

    private static int Timeout(IServiceProvider services) =>
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.CommandTimeoutSeconds;
}
