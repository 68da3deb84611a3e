using Microsoft.Data.SqlClient;

namespace WorkPlan.Testing.Databases;

/// <summary>A fresh database on the configured server, dropped after the test.</summary>
internal sealed class SqlServerTestDatabase(string server) : TestDatabase
{
    private readonly string _name = $"workplan_test_{Guid.NewGuid():N}";

    public override string Provider => "SqlServer";

    public override string ConnectionString =>
        new SqlConnectionStringBuilder(server) { InitialCatalog = _name, TrustServerCertificate = true }.ConnectionString;

    public override Task PrepareAsync(Type kind, Func<Task> migrateAsync) => migrateAsync();

    public override async ValueTask DisposeAsync()
    {
        using (var pooled = new SqlConnection(ConnectionString))
            SqlConnection.ClearPool(pooled);
        await using var connection = new SqlConnection(
            new SqlConnectionStringBuilder(server) { InitialCatalog = "master", TrustServerCertificate = true }.ConnectionString);
        await connection.OpenAsync();
        await using var drop = connection.CreateCommand();
        drop.CommandText = $"IF DB_ID('{_name}') IS NOT NULL BEGIN " +
            $"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]; END";
        await drop.ExecuteNonQueryAsync();
    }
}
