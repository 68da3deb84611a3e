using System.Reflection;
using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Architecture.Tests.Guards;

/// <summary>
/// The guard judges a query when it is run; here is held that each is run. After the services' own tests, which say where they have been:
/// <c>eng/test.sh</c> runs this last.
/// </summary>
[Trait("Category", "Queries")]
public sealed class RunningEveryQuery
{
    /// <summary>Places that no test of a service reaches, each with its reason.</summary>
    private static readonly Dictionary<(string Of, string Call), string> Elsewhere = new()
    {
        [("WorkPlan.Planning.Rollups.Keeping.RollupMarks::", "SingleOrDefault")] = "nothing saves synchronously; the asynchronous twin is run",
        [("WorkPlan.Planning.Reports.ReportObligations+<CanReportAsync>", "AnyAsync")] = "an heir reports for a unit that cannot: a plain question about units",
        [("WorkPlan.Planning.Results.MeasureTotals+<RuleAsync>", "FirstOrDefaultAsync")] = "totals of a target that only plans have: the twin over catalogues is run",
        [("WorkPlan.Planning.Plans.PlanSources+<NamesAsync>", "ToListAsync")] = "a session as the basis of a plan: its twins for directions and briefings are run",
        [("WorkPlan.ServiceDefaults.Http.IdempotencyExtensions+<FindAsync>", "ExecuteDeleteAsync")] = "the clean-up is there before a key that has expired comes again; RetryingACreation runs it",
        [("WorkPlan.ServiceDefaults.Operations.Stores+<FirstAnsweredAsync>", "ToListAsync")] = "written by hand for SQL Server, and held by its grammar in AskingSqlServerForItsDisk",
    };

    public static TheoryData<string> Assemblies =>
        [.. Services.ServiceTypes.Services.Where(service => service != "Gateway").Select(service => $"WorkPlan.{service}"), "WorkPlan.ServiceDefaults"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Each_was_translated_for_SQL_Server(string assembly)
    {
        var folder = Environment.GetEnvironmentVariable(QuerySites.FolderVariable)
            ?? throw new InvalidOperationException($"{QuerySites.FolderVariable} names the folder where the services' tests left what they ran.");
        var visits = Directory.EnumerateFiles(folder, "*.sites").SelectMany(File.ReadLines);

        QuerySites.NeverVisited(Assembly.Load(assembly), visits)
            .Where(site => !Elsewhere.Keys.Any(known => site.Method.StartsWith(known.Of, StringComparison.Ordinal) && site.Call == known.Call))
            .Select(site => $"{site.Method} at {site.Offset}: {site.Call}").ShouldBeNone();
    }
}
