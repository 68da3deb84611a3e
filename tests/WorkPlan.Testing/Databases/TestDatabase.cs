namespace WorkPlan.Testing.Databases;

/// <summary>A database of its own for each test, on the provider that the environment chooses.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>A connection string to a SQL Server on which the service tests run a second time; unset, they run on SQLite only.</summary>
    public const string SqlServerVariable = "WORKPLAN_TEST_SQLSERVER";

    public static string? SqlServer =>
        Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } connection ? connection : null;

    /// <summary>What a service takes as <c>Database:Provider</c>.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    public static TestDatabase New() => SqlServer is { } server ? new SqlServerTestDatabase(server) : new SqliteTestDatabase();

    /// <summary>Makes the database and brings it to the newest schema with the service's own migrations.</summary>
    /// <param name="kind">The service's context: what one database was migrated to, the next can copy.</param>
    /// <param name="migrateAsync">The service's run-to-completion migration.</param>
    public abstract Task PrepareAsync(Type kind, Func<Task> migrateAsync);

    public abstract ValueTask DisposeAsync();
}
