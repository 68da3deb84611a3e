namespace WorkPlan.AppHost.Embedded;

/// <summary>An AMQP address taken apart.</summary>
internal sealed class BrokerAddress(string connectionString)
{
    private readonly Uri uri = Uri.TryCreate(connectionString, UriKind.Absolute, out var parsed) && parsed.Scheme is ("amqp" or "amqps")
        ? parsed
        : throw new RefusalException("The broker's connection string is not an address of the form amqp://user:password@host:port.");

    public string Host => uri.Host;

    public int Port => uri.Port > 0 ? uri.Port : uri.Scheme == "amqps" ? 5671 : 5672;

    public string UserName => UserInfo(0);

    public string Password => UserInfo(1);

    public string WithoutPassword => $"{uri.Scheme}://{Host}:{Port}{uri.AbsolutePath.TrimEnd('/')}";

    private string UserInfo(int part) => uri.UserInfo.Split(':', 2) is var parts && parts.Length > part && parts[part].Length > 0
        ? Uri.UnescapeDataString(parts[part])
        : "guest";
}
