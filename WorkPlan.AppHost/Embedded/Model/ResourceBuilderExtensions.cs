namespace WorkPlan.AppHost.Embedded;

/// <summary>The calls that say what a resource needs. Signatures are Aspire's.</summary>
internal static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment
    {
        builder.Resource.EnvironmentWriters.Add((environment, _) => environment[name] = value ?? "");
        return builder;
    }

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        builder.Resource.EnvironmentWriters.Add((environment, run) => environment[name] = parameter.Resource.Value(run));
        return builder;
    }

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        foreach (var argument in args)
            builder.Resource.Arguments.Add(argument);
        return builder;
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        builder.Resource.EnvironmentWriters.Add((environment, run) =>
        {
            environment[$"ConnectionStrings__{name}"] = source.Resource.ConnectionString(run);
            foreach (var (property, value) in source.Resource.ConnectionProperties(run))
                environment[$"{VariableName(name)}_{property}"] = value;
            // Services take SQL Server unless told otherwise.
            if (source.Resource is SqlServerDatabaseResource)
                environment["Database__Provider"] = "Sqlite";
        });
        return builder;
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        var name = source.Resource.Name;
        builder.Resource.EnvironmentWriters.Add((environment, run) =>
        {
            environment[$"services__{name}__http__0"] = run.AddressOf(source.Resource);
            environment[$"{VariableName(name)}_HTTP"] = run.AddressOf(source.Resource);
        });
        return builder;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Waits.Add(new Wait(dependency.Resource));
        return builder;
    }

    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Waits.Add(new Wait(dependency.Resource, exitCode));
        return builder;
    }

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var endpoint = builder.Resource.Endpoint
            ?? throw new InvalidOperationException($"{builder.Resource.Name} has no endpoint to check: it needs a launch profile with an applicationUrl.");
        endpoint.HealthPath = path ?? "/";
        endpoint.HealthyStatus = statusCode ?? 200;
        return builder;
    }

    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        builder.Resource.Endpoint?.IsExternal = true;
        return builder;
    }

    private static string VariableName(string name) => name.ToUpperInvariant().Replace('-', '_');
}
