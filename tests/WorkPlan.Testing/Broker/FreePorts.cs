using System.Net;
using System.Net.Sockets;

namespace WorkPlan.Testing.Broker;

/// <summary>Ports of the loopback address on which nobody listens at this moment.</summary>
public static class FreePorts
{
    public static int[] Take(int count)
    {
        // All are held at once, so that they differ.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            return [.. listeners.Select(Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Stop());
        }
    }

    private static int Port(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
