namespace WorkPlan.AspireEngine.Tests;

/// <summary>
/// A service cannot tell which engine runs it: the embedded engine injects the names that Aspire injects when it runs the same AppHost.cs,
/// and each difference has its reason.
/// </summary>
public sealed class TheEnvironmentOfServices
{
    private static readonly Dictionary<string, string> NotInjectedHere = new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "there is no dashboard; one that the operator has set is inherited",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "as above",
        ["OTEL_EXPORTER_OTLP_HEADERS"] = "as above",
        ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "no service talks to a language model",
        ["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "queries may hold people's names, and logs here are kept",
        ["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "as above",
        ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "log files are plain text",
        ["_HOST"] = "an SQLite file has no host",
        ["_PORT"] = "as above",
        ["_USERNAME"] = "an SQLite file has no users",
        ["_PASSWORD"] = "as above",
        ["_JDBCCONNECTIONSTRING"] = "nothing here speaks JDBC to an SQLite file",
    };

    private static readonly Dictionary<string, string> InjectedHereAlone = new()
    {
        ["Database__Provider"] = "services take SQL Server unless told otherwise",
        ["Operations__LogDirectory"] = "this engine keeps what a program prints in files, whose size operators see; Aspire keeps it in its dashboard",
    };

    [Theory]
    [InlineData("identity", "identitydb")]
    [InlineData("identity-migrations", "identitydb")]
    [InlineData("planning", "planningdb")]
    [InlineData("planning-migrations", "planningdb")]
    [InlineData("assignments", "assignmentsdb")]
    [InlineData("assignments-migrations", "assignmentsdb")]
    [InlineData("inspections", "inspectionsdb")]
    [InlineData("inspections-migrations", "inspectionsdb")]
    [InlineData("emulation", "emulationdb")]
    [InlineData("emulation-migrations", "emulationdb")]
    [InlineData("notifications", "notificationsdb")]
    [InlineData("notifications-migrations", "notificationsdb")]
    [InlineData("gateway", null)]
    [InlineData("samples", null)]
    public async Task Is_the_same_on_both_engines(string program, string? database)
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running);
        var embedded = await EmbeddedModel.DescribeAsync();
        var underAspire = (await aspire.EnvironmentOf(program)).Keys.ToList();
        if (aspire.Listens(program))
            underAspire.Add("ASPNETCORE_URLS"); // by the orchestrator, when it has chosen the port

        Assert.Empty(Differences(underAspire, embedded[program].Environment, database));
    }

    [Fact]
    public void A_name_that_only_one_engine_injects_is_noticed()
    {
        Assert.Equal(["MORE"], Differences(["SAME"], ["SAME", "MORE"], database: null));
        Assert.Equal(["LESS"], Differences(["SAME", "LESS"], ["SAME"], database: null));
        Assert.Equal(["MESSAGING_HOST"], Differences(["MESSAGING_HOST"], [], database: "planningdb"));
        Assert.Equal(["Operations__Other"], Differences([], ["Operations__LogDirectory", "Operations__Other"], database: null));
        Assert.Empty(Differences(["PLANNINGDB_HOST"], ["Database__Provider"], database: "planningdb"));
    }

    private static IEnumerable<string> Differences(IReadOnlyCollection<string> underAspire, IReadOnlyCollection<string> here, string? database)
    {
        var excused = NotInjectedHere.Keys.Select(name => name.StartsWith('_') ? $"{database?.ToUpperInvariant()}{name}" : name);
        return underAspire.Except(here).Except(excused).Concat(here.Except(underAspire).Except(InjectedHereAlone.Keys));
    }
}
