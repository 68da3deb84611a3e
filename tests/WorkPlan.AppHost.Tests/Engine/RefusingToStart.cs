using System.Net;
using System.Net.Sockets;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class RefusingToStart
{
    [Fact]
    public async Task A_run_directory_that_a_live_host_uses()
    {
        await using var first = await HostProcess.OfFakeSystem().UpAsync();
        await using var second = HostProcess.OfFakeSystem(directory: first.Directory);

        await RefusesAsync(second, $"{first.Directory} is in use by a running app host");
        Assert.Equal("Healthy", first.Endpoint("second").State);
    }

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var host = HostProcess.OfFakeSystem(options: ["--port", $"{port}"]);

        await RefusesAsync(host, $"Port {port} is in use");
    }

    [Theory]
    [InlineData("--frobnicate")]
    [InlineData("--port", "no-number")]
    [InlineData("--port", "70000")]
    public async Task An_option_that_does_not_exist(params string[] options)
    {
        await using var host = HostProcess.OfFakeSystem(options: options);

        await RefusesAsync(host, "is not understood. Usage: ");
    }

    [Fact]
    public async Task A_machine_without_RabbitMQ()
    {
        await using var host = HostProcess.OfFakeSystem(flaws: "", variables: [("RABBITMQ_HOME", "/nonexistent")]);

        await RefusesAsync(host, "RabbitMQ is not installed: run 'sudo apt-get install rabbitmq-server'");
    }

    [Fact]
    public async Task A_broker_address_that_is_none()
    {
        await using var host = HostProcess.OfFakeSystem(flaws: "", variables: [("ConnectionStrings__messaging", "localhost:5672")]);

        await RefusesAsync(host, "amqp://user:password@host:port");
    }

    private static async Task RefusesAsync(HostProcess host, string reason)
    {
        Assert.Equal(2, await host.EndAsync());
        Assert.Contains(reason, Assert.Single(host.Lines), StringComparison.Ordinal);
    }
}
