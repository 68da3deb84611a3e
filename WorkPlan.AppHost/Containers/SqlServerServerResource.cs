namespace WorkPlan.AppHost.Containers;

/// <summary>SQL Server in a container. Aspire's own package for it is not served everywhere; this is as much of it as the model needs.</summary>
internal sealed class SqlServerServerResource(string name, ParameterResource password) : ContainerResource(name), IResourceWithConnectionString
{
    public const string PrimaryEndpointName = "tcp";

    private readonly Dictionary<string, string> _databases = [];

    /// <summary>Where it takes connections.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new EndpointReference(this, PrimaryEndpointName);

    /// <summary>The password of <c>sa</c>.</summary>
    public ParameterResource Password => password;

    /// <summary>Names of databases by the names of their resources.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Server={PrimaryEndpoint.Property(EndpointProperty.IPV4Host)},{PrimaryEndpoint.Property(EndpointProperty.Port)};User ID=sa;Password={Password};TrustServerCertificate=true");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.Host)}")),
        new("Port", ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.Port)}")),
        new("Username", ReferenceExpression.Create($"sa")),
        new("Password", ReferenceExpression.Create($"{Password}")),
        new("Uri", UriOf(null)),
        new("JdbcConnectionString", JdbcOf(null)),
    ];

    public void Holds(string resource, string database) => _databases.Add(resource, database);

    public ReferenceExpression UriOf(string? database) => ReferenceExpression.Create(
        $"mssql://sa:{Password:uri}@{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}{(database is null ? "" : $"/{database}")}");

    public ReferenceExpression JdbcOf(string? database) => ReferenceExpression.Create(
        $"jdbc:sqlserver://{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)};trustServerCertificate=true{(database is null ? "" : $";databaseName={database}")}");
}
