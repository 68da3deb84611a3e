namespace WorkPlan.AppHost.Embedded;

/// <summary>One service's database: a SQLite file, made by the service's own migrations.</summary>
internal sealed class SqlServerDatabaseResource(string name, string databaseName, SqlServerServerResource server)
    : IResourceWithConnectionString, IRunnableResource
{
    public string Name => name;

    public IList<Wait> Waits { get; } = [new Wait(server)];

    public string ConnectionString(RunContext run) => $"Data Source={FilePath(run)}";

    public IEnumerable<KeyValuePair<string, string>> ConnectionProperties(RunContext run) =>
    [
        new("URI", $"sqlite://{FilePath(run)}"),
        new("DATABASENAME", databaseName),
    ];

    public LaunchPlan Plan(RunContext run) => new() { Name = name, Url = FilePath(run), ConnectionString = ConnectionString(run) };

    private string FilePath(RunContext run) => Path.Combine(SqlServerServerResource.Folder(run), $"{databaseName}.db");
}
