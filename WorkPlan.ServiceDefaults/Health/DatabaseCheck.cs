using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkPlan.ServiceDefaults.Health;

/// <summary>Connects, then has the server answer: for SQLite a connection alone says little more than that the file exists.</summary>
internal sealed class DatabaseCheck<TDbContext>(TDbContext db) : IHealthCheck where TDbContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Answers false instead of making the file, which opening it for a query would do.
        if (!await db.Database.CanConnectAsync(cancellationToken)) return new HealthCheckResult(context.Registration.FailureStatus);
        await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
