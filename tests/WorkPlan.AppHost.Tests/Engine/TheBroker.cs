using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AppHost.Tests.Engine;

public sealed class TheBroker
{
    private const string Queue = "kept";

    [Fact]
    public async Task A_killed_broker_comes_back_with_its_messages_and_so_does_a_stopped_one()
    {
        using var directory = new TestRunDirectory();
        await using (var host = await HostProcess.OfFakeSystem(flaws: "", directory: directory.Path).UpAsync())
        {
            var before = host.Endpoint("messaging");
            await PublishAsync(before.ConnectionString!, "before the crash");

            Process.GetProcessById(before.Pid!.Value).Kill();

            await Eventually.True(() => host.Endpoint("messaging") is { State: "Healthy", Restarts: 1 }, TimeSpan.FromSeconds(45));
            Assert.Equal(before.ConnectionString, host.Endpoint("messaging").ConnectionString);
            Assert.Equal("before the crash", await TakeAsync(before.ConnectionString!));

            await PublishAsync(before.ConnectionString!, "before the stop");
            var processes = ProcessTree.Below(host.Id);
            var (exitCode, took) = await host.StopAsync();
            Assert.Equal(0, exitCode);
            Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            await Eventually.True(() => ProcessTree.Alive(processes).Count == 0, TimeSpan.FromSeconds(2));
        }

        await using var again = await HostProcess.OfFakeSystem(flaws: "", directory: directory.Path).UpAsync();
        Assert.Equal("before the stop", await TakeAsync(again.Endpoint("messaging").ConnectionString!));
        Assert.Equal("migrated\nmigrated\n", await File.ReadAllTextAsync(again.Endpoint("firstdb").Url!));
    }

    [Fact]
    public async Task Two_systems_run_side_by_side_and_one_may_use_the_others_broker()
    {
        await using var first = HostProcess.OfFakeSystem(flaws: "");
        await using var second = HostProcess.OfFakeSystem(flaws: "");
        await Task.WhenAll(first.UpAsync(), second.UpAsync());
        await PublishAsync(first.Endpoint("messaging").ConnectionString!, "for the first");
        await PublishAsync(second.Endpoint("messaging").ConnectionString!, "for the second");

        Assert.Equal("for the first", await TakeAsync(first.Endpoint("messaging").ConnectionString!));
        Assert.Equal("for the second", await TakeAsync(second.Endpoint("messaging").ConnectionString!));
        Assert.Empty(first.Endpoints().Values.Select(entry => entry.Url).OfType<string>().Intersect(second.Endpoints().Values.Select(entry => entry.Url).OfType<string>()));

        var address = first.Endpoint("messaging").ConnectionString!;
        await using var third = await HostProcess.OfFakeSystem(flaws: "", variables: [("ConnectionStrings__messaging", address)]).UpAsync();
        Assert.Null(third.Endpoint("messaging").Pid);
        using var client = new HttpClient();
        Assert.Contains(
            $"\"ConnectionStrings__messaging\":\"{address}\"",
            await client.GetStringAsync(new Uri($"{third.Endpoint("first").Url}/environment")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_password_is_generated_and_for_its_owner_alone()
    {
        await using var host = await HostProcess.OfFakeSystem(flaws: "").UpAsync();

        var address = new Uri(host.Endpoint("messaging").ConnectionString!);
        Assert.Matches("^guest:[A-Za-z0-9]{20,}$", address.UserInfo);
        foreach (var file in (string[])["secrets.json", "endpoints.json", "messaging/rabbitmq.conf"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Directory, file)));
        await Assert.ThrowsAnyAsync<Exception>(() => PublishAsync($"amqp://guest:guest@127.0.0.1:{address.Port}", "from a stranger"));
    }

    private static async Task PublishAsync(string broker, string message)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { Persistent = true }, Encoding.UTF8.GetBytes(message));
    }

    private static async Task<string?> TakeAsync(string broker)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var message = await channel.BasicGetAsync(Queue, autoAck: true);
        return message is null ? null : Encoding.UTF8.GetString(message.Body.Span);
    }
}
