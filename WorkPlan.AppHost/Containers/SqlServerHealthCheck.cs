using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkPlan.AppHost.Containers;

/// <summary>Healthy once the database answers to <c>sa</c>.</summary>
internal sealed class SqlServerHealthCheck(Func<ValueTask<string?>> connectionString) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = new SqlConnection(await connectionString());
            await connection.OpenAsync(cancellationToken);
            await using var ask = connection.CreateCommand();
            ask.CommandText = "SELECT 1";
            await ask.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception notYet) when (notYet is SqlException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception: notYet);
        }
    }
}
