using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// Lets the EF Core tool make migrations without starting the service. A service derives one class for each provider:
/// <code>
/// internal sealed class SqlitePlanningFactory : DesignTimeFactory&lt;SqlitePlanningDbContext&gt;;
/// internal sealed class SqlServerPlanningFactory : DesignTimeFactory&lt;SqlServerPlanningDbContext&gt;;
/// </code>
/// and then, in the service's folder:
/// <c>dotnet ef migrations add Name --context SqlitePlanningDbContext --output-dir Migrations/Sqlite</c>.
/// </summary>
public abstract class DesignTimeFactory<TContext> : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        if (typeof(TContext).Name.StartsWith("Sqlite", StringComparison.Ordinal))
            options.UseSqlite("Data Source=design-time.db");
        else
            options.UseSqlServer("Server=design-time;Database=design-time;TrustServerCertificate=true");
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}
