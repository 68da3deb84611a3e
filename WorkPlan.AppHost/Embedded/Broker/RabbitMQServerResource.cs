using Microsoft.Extensions.Configuration;

namespace WorkPlan.AppHost.Embedded;

/// <summary>A RabbitMQ node of our own under the run directory, or the broker that <c>ConnectionStrings__{name}</c> names.</summary>
internal sealed class RabbitMQServerResource : IResourceWithConnectionString, IRunnableResource
{
    private readonly ParameterResource? userName;
    private readonly ParameterResource? password;
    private readonly int? port;

    public RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource? password, int? port)
    {
        Name = name;
        this.userName = userName;
        this.password = password;
        this.port = port;
        PortMapper = new ErlangPortMapperResource(this);
        Waits = [new Wait(PortMapper)];
    }

    public string Name { get; }

    public IList<Wait> Waits { get; }

    public bool HasManagementPlugin { get; set; }

    /// <summary>Part of the node, but a process of its own.</summary>
    public ErlangPortMapperResource PortMapper { get; }

    public string? OutsideAddress(RunContext run) => run.Configuration.GetConnectionString(Name) is { Length: > 0 } outside ? outside : null;

    public string ConnectionString(RunContext run) =>
        OutsideAddress(run) ?? $"amqp://{Uri.EscapeDataString(UserName(run))}:{Uri.EscapeDataString(Password(run))}@127.0.0.1:{AmqpPort(run)}";

    public IEnumerable<KeyValuePair<string, string>> ConnectionProperties(RunContext run)
    {
        var address = new BrokerAddress(ConnectionString(run));
        return
        [
            new("HOST", address.Host),
            new("PORT", $"{address.Port}"),
            new("USERNAME", address.UserName),
            new("PASSWORD", address.Password),
            new("URI", ConnectionString(run)),
        ];
    }

    public LaunchPlan Plan(RunContext run)
    {
        var health = HealthCheck.Amqp(ConnectionString(run));
        if (OutsideAddress(run) is { } outside)
            return new() { Name = Name, Url = new BrokerAddress(outside).WithoutPassword, ConnectionString = outside, HealthCheck = health };

        var node = new BrokerNode(run.Directory.Folder(Name))
        {
            UserName = UserName(run),
            Password = Password(run),
            AmqpPort = AmqpPort(run),
            ManagementPort = HasManagementPlugin ? run.Ports.Of($"{Name}-management") : null,
            ClusterPort = run.Ports.Of($"{Name}-cluster"),
            PortMapperPort = PortMapper.Port(run),
        };
        return new()
        {
            Name = Name,
            Url = HasManagementPlugin ? $"http://127.0.0.1:{node.ManagementPort}" : new BrokerAddress(ConnectionString(run)).WithoutPassword,
            ConnectionString = ConnectionString(run),
            Prepare = node.WriteConfiguration,
            Process = node.Process,
            HealthCheck = health,
            // Measured: the message stores are closed 0.1 s after SIGTERM; the management plugin then idles for 5 s.
            StopsWithin = TimeSpan.FromSeconds(3),
            StopBy = TimeSpan.FromSeconds(9),
        };
    }

    private string UserName(RunContext run) => userName?.Value(run) ?? "guest";

    private string Password(RunContext run) => password?.Value(run) ?? run.Secrets.GetOrCreate($"{Name}-password");

    private int AmqpPort(RunContext run) => run.Ports.Of(Name, port);
}
