namespace WorkPlan.AppHost.Embedded;

/// <summary>The files and environment that make a RabbitMQ node private: everything under one folder, everything on loopback.</summary>
internal sealed class BrokerNode(string folder)
{
    // A name of its own instead of the machine's keeps the data readable when the run directory moves to another machine.
    private const string NodeName = "workplan@localhost";

    public required string UserName { get; init; }

    public required string Password { get; init; }

    public required int AmqpPort { get; init; }

    public required int? ManagementPort { get; init; }

    public required int ClusterPort { get; init; }

    public required int PortMapperPort { get; init; }

    public ProcessPlan Process => new()
    {
        FileName = RabbitMQInstallation.Find().Server,
        // With input allowed the script becomes the node instead of staying as its parent; -noinput then takes the shell away again.
        Arguments = ["-noinput"],
        WorkingDirectory = folder,
        Ports = ManagementPort is { } management ? [AmqpPort, ClusterPort, management] : [AmqpPort, ClusterPort],
        Environment = new Dictionary<string, string?>
        {
            ["RABBITMQ_ALLOW_INPUT"] = "1",
            ["HOME"] = folder, // the node's cookie lies there
            ["ERL_EPMD_PORT"] = $"{PortMapperPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            // A node that finds no port mapper would start one that outlives the run; ours is there, or will be in a moment.
            ["ERL_AFLAGS"] = "-start_epmd false",
            ["RABBITMQ_NODENAME"] = NodeName,
            ["RABBITMQ_NODE_PORT"] = null,
            ["RABBITMQ_DIST_PORT"] = $"{ClusterPort}",
            ["RABBITMQ_MNESIA_BASE"] = In("data"),
            ["RABBITMQ_MNESIA_DIR"] = null,
            ["RABBITMQ_LOG_BASE"] = In("log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = In("enabled_plugins"),
            ["RABBITMQ_CONFIG_FILE"] = In("rabbitmq.conf"),
            // Named, so that nothing of a system-wide installation's configuration is read.
            ["RABBITMQ_CONFIG_FILES"] = In("conf.d"),
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = In("advanced.config"),
            ["RABBITMQ_CONF_ENV_FILE"] = In("rabbitmq-env.conf"),
            // Idle schedulers sleep instead of spinning: this machine runs the services as well.
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
        },
    };

    public void WriteConfiguration()
    {
        string[] management = ManagementPort is { } port ? ["management.tcp.ip = 127.0.0.1", $"management.tcp.port = {port}"] : [];
        PrivateFile.Write(In("rabbitmq.conf"), string.Join('\n', [
            $"listeners.tcp.local = 127.0.0.1:{AmqpPort}",
            .. management,
            $"default_user = {UserName}",
            $"default_pass = {Password}",
            "",
        ]));
        PrivateFile.Write(In("enabled_plugins"), ManagementPort is null ? "[].\n" : "[rabbitmq_management].\n");
    }

    private string In(string name) => Path.Combine(folder, name);
}
