using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WorkPlan.AppHost.Containers;

/// <summary>The calls of <c>Aspire.Hosting.SqlServer</c> that <c>AppHost.cs</c> makes, with its names and what they do there.</summary>
internal static class SqlServerBuilderExtensions
{
    /// <summary>Where a network without internet keeps its copy of the image, for example <c>registry.local/mssql</c>.</summary>
    private const string ImageKey = "SqlServer:Image";

    public static IResourceBuilder<SqlServerServerResource> AddSqlServer(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var secret = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", minLower: 1, minUpper: 1, minNumeric: 1);
        var server = new SqlServerServerResource(name, secret);
        var check = builder.AddConnectionCheck(name, () => server.ConnectionStringExpression.GetValueAsync(CancellationToken.None));
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 1433, name: SqlServerServerResource.PrimaryEndpointName)
            .WithImage(builder.Configuration[ImageKey] ?? "mcr.microsoft.com/mssql/server", "2022-latest")
            .WithEnvironment("ACCEPT_EULA", "Y")
            .WithEnvironment("MSSQL_SA_PASSWORD", secret)
            .WithHealthCheck(check)
            .OnResourceReady(static (resource, _, stop) => CreateDatabasesAsync(resource, stop));
    }

    /// <summary>Keeps the databases in a volume that outlives the container.</summary>
    public static IResourceBuilder<SqlServerServerResource> WithDataVolume(
        this IResourceBuilder<SqlServerServerResource> builder, string? name = null, bool isReadOnly = false) =>
        builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), "/var/opt/mssql", isReadOnly);

    public static IResourceBuilder<SqlServerDatabaseResource> AddDatabase(
        this IResourceBuilder<SqlServerServerResource> builder, string name, string? databaseName = null)
    {
        var database = new SqlServerDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Holds(name, database.DatabaseName);
        var check = builder.ApplicationBuilder.AddConnectionCheck(name, () => database.ConnectionStringExpression.GetValueAsync(CancellationToken.None));
        return builder.ApplicationBuilder.AddResource(database).WithHealthCheck(check);
    }

    private static string AddConnectionCheck(this IDistributedApplicationBuilder builder, string resource, Func<ValueTask<string?>> connection)
    {
        var key = $"{resource}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key, _ => new SqlServerHealthCheck(connection), failureStatus: HealthStatus.Unhealthy, tags: null));
        return key;
    }

    /// <summary>Services migrate their databases; that there is one to migrate is the server's side of it.</summary>
    private static async Task CreateDatabasesAsync(SqlServerServerResource server, CancellationToken stop)
    {
        await using var connection = new SqlConnection(await server.ConnectionStringExpression.GetValueAsync(stop));
        await connection.OpenAsync(stop);
        foreach (var name in server.Databases.Values)
        {
            await using var create = connection.CreateCommand();
            create.CommandText = """
                IF DB_ID(@name) IS NULL
                BEGIN
                    DECLARE @statement nvarchar(300) = N'CREATE DATABASE ' + QUOTENAME(@name);
                    EXEC (@statement);
                END
                """;
            create.Parameters.AddWithValue("@name", name);
            await create.ExecuteNonQueryAsync(stop);
        }
    }
}
