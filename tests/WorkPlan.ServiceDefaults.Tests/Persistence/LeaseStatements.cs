using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.ServiceDefaults.Tests.Persistence;

public sealed class LeaseStatements
{
    [Fact]
    public void What_is_said_to_SQL_Server_is_its_language()
    {
        TSql.ShouldParse(LeaseSql.SqlServer.Take);
        TSql.ShouldParse(LeaseSql.SqlServer.Release);
    }

    [Fact]
    public void What_is_said_to_SQLite_is_not() => Assert.NotEmpty(TSql.Errors(LeaseSql.Sqlite.Take));
}
