using System.Net;
using System.Net.Sockets;
using WorkPlan.AppHost.Embedded;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class PortsTests
{
    [Fact]
    public void Stay_the_same_for_a_name_and_differ_between_names()
    {
        using var ports = new Ports();

        Assert.Equal(ports.Of("planning"), ports.Of("planning"));
        Assert.NotEqual(ports.Of("planning"), ports.Of("gateway"));
    }

    [Fact]
    public void A_preferred_one_that_is_taken_is_replaced_and_a_demanded_one_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        using var ports = new Ports();

        Assert.NotEqual(taken, ports.Of("gateway", preferred: taken));
        Assert.Throws<RefusalException>(() => ports.Of("planning", demanded: taken));
    }

    [Fact]
    public void A_released_one_is_free_for_its_process_but_not_for_another_app_host()
    {
        using var ports = new Ports();
        using var ofAnotherHost = new Ports();
        var port = ports.Of("gateway");

        ports.Release(port);

        using var process = new TcpListener(IPAddress.Loopback, port);
        process.Start();
        process.Stop();
        Assert.NotEqual(port, ofAnotherHost.Of("gateway", preferred: port));
    }
}
