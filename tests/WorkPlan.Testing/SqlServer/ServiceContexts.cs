using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Testing.SqlServer;

/// <summary>The two contexts of a service, which carry its migrations: <c>SqlitePlanningDbContext</c>, <c>SqlServerPlanningDbContext</c>.</summary>
public static class ServiceContexts
{
    /// <summary>A server that nobody asks: SQL is made for it, not sent to it.</summary>
    private const string NoServer = "Server=nowhere;Database=nothing;TrustServerCertificate=true";

    /// <param name="serviceContext">The context that the service's code asks for, for example <c>PlanningDbContext</c>.</param>
    public static Type Sqlite(Type serviceContext) => Derived(serviceContext, "Sqlite");

    /// <inheritdoc cref="Sqlite"/>
    public static Type SqlServer(Type serviceContext) => Derived(serviceContext, "SqlServer");

    public static DbContext NewSqlite(Type serviceContext) => New(Sqlite(serviceContext), options => options.UseSqlite("Data Source=:memory:"));

    public static DbContext NewSqlServer(
        Type serviceContext, Action<DbContextOptionsBuilder>? configure = null, string connectionString = NoServer) =>
        New(SqlServer(serviceContext), options =>
        {
            options.UseSqlServer(connectionString);
            configure?.Invoke(options);
        });

    private static Type Derived(Type serviceContext, string prefix) =>
        serviceContext.Assembly.GetTypes().FirstOrDefault(type => type.IsSubclassOf(serviceContext) && type.Name == prefix + serviceContext.Name)
        ?? throw new InvalidOperationException($"{prefix}{serviceContext.Name} is missing beside {serviceContext.Name}.");

    private static DbContext New(Type context, Action<DbContextOptionsBuilder> configure)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        configure(options);
        return (DbContext)Activator.CreateInstance(context, options.Options)!;
    }
}
