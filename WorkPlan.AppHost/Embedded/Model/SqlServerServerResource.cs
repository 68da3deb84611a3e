namespace WorkPlan.AppHost.Embedded;

/// <summary>Stands where Aspire has the SQL Server container: the folder that holds one SQLite file for each database.</summary>
internal sealed class SqlServerServerResource(string name) : IRunnableResource
{
    public string Name => name;

    public IList<Wait> Waits { get; } = [];

    public static string Folder(RunContext run) => run.Directory.Folder("databases");

    public LaunchPlan Plan(RunContext run) => new() { Name = name, Url = Folder(run) };
}
