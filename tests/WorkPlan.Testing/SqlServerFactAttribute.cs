using WorkPlan.Testing.Databases;

namespace WorkPlan.Testing;

/// <summary>A test that needs a real SQL Server; visibly skipped, with the reason, where none is configured.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    public SqlServerFactAttribute()
    {
        if (TestDatabase.SqlServer is null)
            Skip = $"No SQL Server: set {TestDatabase.SqlServerVariable} to a connection string.";
    }
}
