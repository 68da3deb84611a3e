using System.Net;
using System.Net.Sockets;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// Free loopback ports, one for each name for the whole run. A port is held until the process that it is for starts, so that a second run
/// starting at the same time picks others. Picked below the range from which the kernel takes ports for outgoing connections: a
/// restarted service finds its port free again.
/// </summary>
internal sealed class Ports : IDisposable
{
    private const int First = 20000;
    private const int Last = 32000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ports = [];
    private readonly Dictionary<int, Socket> held = [];

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
            foreach (var socket in held.Values)
                socket.Dispose();
            held.Clear();
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
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            held.Add(port, socket);
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }
}
