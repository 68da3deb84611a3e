namespace WorkPlan.AppHost.Embedded;

internal static class InfrastructureBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, secret));

    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var broker = new RabbitMQServerResource(name, userName?.Resource, password?.Resource, port);
        builder.AddResource(broker.PortMapper);
        return builder.AddResource(broker);
    }

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder)
    {
        builder.Resource.HasManagementPlugin = true;
        return builder;
    }

    /// <summary>The private node's data is always under the run directory; the call is there for the other engine.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    public static IResourceBuilder<SqlServerServerResource> AddSqlServer(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new SqlServerServerResource(name));

    /// <inheritdoc cref="WithDataVolume(IResourceBuilder{RabbitMQServerResource}, string?, bool)"/>
    public static IResourceBuilder<SqlServerServerResource> WithDataVolume(
        this IResourceBuilder<SqlServerServerResource> builder, string? name = null, bool isReadOnly = false) => builder;

    public static IResourceBuilder<SqlServerDatabaseResource> AddDatabase(
        this IResourceBuilder<SqlServerServerResource> builder, string name, string? databaseName = null) =>
        builder.ApplicationBuilder.AddResource(new SqlServerDatabaseResource(name, databaseName ?? name, builder.Resource));
}
