namespace WorkPlan.AppHost.Containers;

/// <summary>One service's database on the server.</summary>
internal sealed class SqlServerDatabaseResource(string name, string databaseName, SqlServerServerResource server)
    : Resource(name), IResourceWithParent<SqlServerServerResource>, IResourceWithConnectionString
{
    public SqlServerServerResource Parent => server;

    public string DatabaseName => databaseName;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Parent};Initial Catalog={DatabaseName}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        .. ((IResourceWithConnectionString)Parent).GetConnectionProperties().Where(property => property.Key is not ("Uri" or "JdbcConnectionString")),
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
        new("Uri", Parent.UriOf(DatabaseName)),
        new("JdbcConnectionString", Parent.JdbcOf(DatabaseName)),
    ];
}
