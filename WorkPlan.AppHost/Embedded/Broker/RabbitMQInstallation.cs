namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// The broker's programs. Debian's <c>/usr/sbin/rabbitmq-server</c> insists on its own user and folders; the script behind it does not.
/// <c>RABBITMQ_HOME</c> names an installation elsewhere.
/// </summary>
internal sealed record RabbitMQInstallation(string Server, string PortMapper)
{
    private const string Debian = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public static RabbitMQInstallation Find()
    {
        var home = Environment.GetEnvironmentVariable("RABBITMQ_HOME");
        var server = string.IsNullOrEmpty(home) ? Debian : Path.Combine(home, "sbin", "rabbitmq-server");
        var portMapper = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "epmd"))
            .FirstOrDefault(File.Exists);
        return File.Exists(server) && portMapper is not null
            ? new RabbitMQInstallation(server, portMapper)
            : throw new RefusalException(
                "RabbitMQ is not installed: run 'sudo apt-get install rabbitmq-server', or set ConnectionStrings__messaging to the address of a broker.");
    }
}
