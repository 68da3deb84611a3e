namespace WorkPlan.ServiceDefaults.Persistence;

public enum DatabaseProvider
{
    SqlServer,
    Sqlite,
}

/// <summary>Which database a service runs on; bound from the section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>SQL Server unless set; the embedded engine sets <c>Sqlite</c>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.SqlServer;

    /// <summary>How long a statement may run or wait for SQLite's one writer, in seconds.</summary>
    public int CommandTimeoutSeconds { get; set; } = 15;
}
