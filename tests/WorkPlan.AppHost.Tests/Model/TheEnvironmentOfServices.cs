namespace WorkPlan.AppHost.Tests.Model;

/// <summary>
/// A service cannot tell which engine runs it: the embedded engine injects the names that Aspire 13.1.3 injects at run time, written down
/// here from its source, and each difference has its reason.
/// </summary>
public sealed class TheEnvironmentOfServices
{
    private static readonly string[] OfEveryProject =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES",
        "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_TRACES_SAMPLER", "OTEL_METRICS_EXEMPLAR_FILTER",
        "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES", "OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES",
        "OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY",
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION",
        "LOGGING__CONSOLE__FORMATTERNAME", "DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION",
    ];

    private static readonly string[] OfEveryProjectWithAProfile = ["ASPNETCORE_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPNETCORE_URLS"];

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
    };

    [Fact]
    public async Task Of_a_service_is_what_Aspire_injects() => await SameAsync(
        "planning", database: "planningdb",
        [.. OfEveryProject, .. OfEveryProjectWithAProfile, .. Database("planning"), .. Broker, .. Service("identity")]);

    [Fact]
    public async Task Of_identity_holds_the_administrators_password_as_well() => await SameAsync(
        "identity", database: "identitydb",
        [.. OfEveryProject, .. OfEveryProjectWithAProfile, .. Database("identity"), "Identity__AdministratorPassword"]);

    [Fact]
    public async Task Of_the_gateway_is_what_Aspire_injects() => await SameAsync(
        "gateway", database: null,
        [
            .. OfEveryProject, .. OfEveryProjectWithAProfile,
            .. new[] { "identity", "planning", "assignments", "inspections", "emulation", "notifications" }.SelectMany(Service),
        ]);

    [Fact]
    public async Task Of_migrations_is_what_Aspire_injects() =>
        await SameAsync("planning-migrations", database: "planningdb", [.. OfEveryProject, .. Database("planning"), .. Broker]);

    [Fact]
    public async Task Of_the_samples_is_what_Aspire_injects() =>
        await SameAsync("samples", database: null, [.. OfEveryProject, .. Service("gateway"), "Identity__AdministratorPassword"]);

    [Fact]
    public void A_name_that_only_one_engine_injects_is_noticed()
    {
        Assert.Equal(["MORE"], Differences(["SAME"], ["SAME", "MORE"], database: null));
        Assert.Equal(["LESS"], Differences(["SAME", "LESS"], ["SAME"], database: null));
        Assert.Equal(["MESSAGING_HOST"], Differences(["MESSAGING_HOST"], [], database: "planningdb"));
        Assert.Empty(Differences(["PLANNINGDB_HOST"], ["Database__Provider"], database: "planningdb"));
    }

    private static string[] Broker =>
        ["ConnectionStrings__messaging", "MESSAGING_HOST", "MESSAGING_PORT", "MESSAGING_USERNAME", "MESSAGING_PASSWORD", "MESSAGING_URI"];

    private static string[] Database(string service) =>
    [
        $"ConnectionStrings__{service}db",
        .. new[] { "HOST", "PORT", "USERNAME", "PASSWORD", "URI", "JDBCCONNECTIONSTRING", "DATABASENAME" }
            .Select(property => $"{service.ToUpperInvariant()}DB_{property}"),
    ];

    private static string[] Service(string name) => [$"services__{name}__http__0", $"{name.ToUpperInvariant()}_HTTP"];

    private static async Task SameAsync(string resource, string? database, string[] underAspire)
    {
        var model = await TheSystem.ModelAsync();
        Assert.Empty(Differences(underAspire, model[resource].Environment, database));
    }

    private static IEnumerable<string> Differences(string[] underAspire, string[] here, string? database)
    {
        var excused = NotInjectedHere.Keys.Select(name => name.StartsWith('_') ? $"{database?.ToUpperInvariant()}{name}" : name);
        return underAspire.Except(here).Except(excused).Concat(here.Except(underAspire).Except(InjectedHereAlone.Keys));
    }
}
