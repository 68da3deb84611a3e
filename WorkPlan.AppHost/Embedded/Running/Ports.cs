using System.Net;
using System.Net.Sockets;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// Free loopback ports, one for each name for the whole run. A port is held until the process that it is for starts, and claimed against
/// other app hosts until the run ends, so that no other picks it while its process starts or restarts. Picked below the range from which
/// the kernel takes ports for outgoing connections: a restarted service finds its port free again.
/// </summary>
internal sealed class Ports : IDisposable
{
    private const int First = 20000;
    private const int Last = 32000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ports = [];
    private readonly Dictionary<int, Socket> held = [];
    private readonly List<Socket> claims = [];

    public int Of(string name, int? demanded = null, int? preferred = null)
    {
        lock (gate)
        {
            if (ports.TryGetValue(name, out var known))
                return known;
            return ports[name] = demanded is { } port ? Demand(port) : Pick(preferred);
        }
    }

    public void Release(int port)
    {
        lock (gate)
        {
            if (held.Remove(port, out var socket))
                socket.Dispose();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var socket in held.Values.Concat(claims))
                socket.Dispose();
            held.Clear();
            claims.Clear();
        }
    }

    private int Demand(int port) => TryHold(port) ? port : throw new RefusalException($"Port {port} is in use: choose another with --port.");

    private int Pick(int? preferred)
    {
        if (preferred is { } port && TryHold(port))
            return port;
        do
            port = Random.Shared.Next(First, Last);
        while (!TryHold(port));
        return port;
    }

    private bool TryHold(int port)
    {
        // A name without a file: the kernel gives it to one process at a time, and frees it however that process ends.
        var claim = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var holder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            claim.Bind(new UnixDomainSocketEndPoint($"\0workplan-port-{port}"));
            holder.Bind(new IPEndPoint(IPAddress.Loopback, port));
            holder.Listen(); // several may bind a port, one may listen
            claims.Add(claim);
            held.Add(port, holder);
            return true;
        }
        catch (SocketException)
        {
            claim.Dispose();
            holder.Dispose();
            return false;
        }
    }
}
