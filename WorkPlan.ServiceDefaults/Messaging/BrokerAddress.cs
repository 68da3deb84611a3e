using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>The broker as <c>ConnectionStrings:messaging</c> names it: <c>amqp[s]://user:password@host:port/vhost</c>.</summary>
internal sealed record BrokerAddress(string Host, ushort Port, string VirtualHost, string User, string Password, bool Tls)
{
    public const string ConnectionName = "messaging";

    public static BrokerAddress Of(IConfiguration configuration) => Parse(configuration.GetConnectionString(ConnectionName));

    public static BrokerAddress Parse(string? connectionString)
    {
        if (!Uri.TryCreate(connectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.Host.Length == 0)
            throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is not an amqp:// or amqps:// address.");
        var tls = uri.Scheme == "amqps";
        var user = uri.UserInfo.Split(':', 2);
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        return new(
            uri.Host,
            uri.Port > 0 ? (ushort)uri.Port : (ushort)(tls ? 5671 : 5672),
            path.Length == 0 ? "/" : path,
            user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "guest",
            user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "guest",
            tls);
    }

    /// <summary>The broker is away, or does not have what it was asked for.</summary>
    public static bool IsSilence(Exception exception) => exception is RabbitMQClientException or IOException or TimeoutException;

    /// <summary>For what goes past the bus; whoever loses such a connection opens the next one.</summary>
    public ConnectionFactory Factory(string clientName) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = User,
        Password = Password,
        Ssl = new SslOption(Host, enabled: Tls),
        AutomaticRecoveryEnabled = false,
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        ClientProvidedName = clientName,
    };
}
