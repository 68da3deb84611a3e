using System.Net.Sockets;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace WorkPlan.AppHost.Embedded;

/// <summary>Asks a resource whether it is well. The answer is null when it is, else the reason why not.</summary>
internal sealed class HealthCheck
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Func<CancellationToken, Task<string?>> ask;

    private HealthCheck(Func<CancellationToken, Task<string?>> ask) => this.ask = ask;

    /// <summary>Well as soon as it runs.</summary>
    public static HealthCheck None { get; } = new(_ => Task.FromResult<string?>(null));

    /// <summary>Cheap enough to ask all the time, and about something that changes while the process lives.</summary>
    public bool IsRepeated { get; private init; }

    public static HealthCheck Http(string address, int healthyStatus) => new(async cancellationToken =>
    {
        using var response = await Client.GetAsync(new Uri(address), cancellationToken);
        return (int)response.StatusCode == healthyStatus ? null : $"{address} answers {(int)response.StatusCode}";
    })
    { IsRepeated = true };

    /// <summary>Asks Erlang's port mapper for its list of names; it complains in its log about connections that ask nothing.</summary>
    public static HealthCheck PortMapper(int port) => new(async cancellationToken =>
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, cancellationToken);
        await client.GetStream().WriteAsync(new byte[] { 0, 1, (byte)'n' }, cancellationToken);
        var answer = new byte[4];
        await client.GetStream().ReadExactlyAsync(answer, cancellationToken);
        return null;
    });

    /// <summary>Signs in, as a service will.</summary>
    public static HealthCheck Amqp(string connectionString) => new(async cancellationToken =>
    {
        var factory = new ConnectionFactory { Uri = new Uri(connectionString), AutomaticRecoveryEnabled = false, ClientProvidedName = "app host" };
        await using var connection = await factory.CreateConnectionAsync(cancellationToken);
        await connection.CloseAsync(cancellationToken);
        return null;
    });

    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException or BrokerUnreachableException or RabbitMQClientException or IOException)
        {
            return failure.InnerException?.Message ?? failure.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "no answer in time";
        }
    }
}
