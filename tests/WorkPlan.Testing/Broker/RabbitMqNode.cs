using System.Diagnostics;
using System.Security.Cryptography;

namespace WorkPlan.Testing.Broker;

/// <summary>
/// A private, real RabbitMQ node on free loopback ports. Most tests share one (<see cref="SharedAsync"/>); a test that kills its
/// broker starts its own.
/// </summary>
public sealed class RabbitMqNode : IAsyncDisposable
{
    private const string MessagingVariable = "ConnectionStrings__messaging";
    private const string ManagementVariable = "WORKPLAN_TEST_BROKER_MANAGEMENT";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly Lazy<Task<BrokerAddress>> Shared = new(StartSharedAsync);

    private readonly Process _leash;
    private readonly string _directory;

    private RabbitMqNode(Process leash, string directory, BrokerAddress address)
    {
        _leash = leash;
        _directory = directory;
        Address = address;
    }

    public BrokerAddress Address { get; }

    /// <summary>The one broker of this test process: the running one that the environment names, or a node of our own.</summary>
    public static Task<BrokerAddress> SharedAsync() => Shared.Value;

    public static async Task<RabbitMqNode> StartAsync()
    {
        var directory = Path.Combine(Path.GetTempPath(), "workplan-broker-" + Guid.NewGuid().ToString("N")[..12]);
        var ports = FreePorts.Take(4);
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Broker", "node.sh"),
            directory, $"workplan{ports[0]}", .. ports.Select(port => $"{port}"), "workplan", password,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var address = new BrokerAddress(
            new Uri($"amqp://workplan:{password}@127.0.0.1:{ports[0]}"), new Uri($"http://127.0.0.1:{ports[1]}"));
        var node = new RabbitMqNode(Process.Start(start)!, directory, address);
        await node.AnswersAsync("started");
        await node.BecomesReadyAsync();
        return node;
    }

    /// <summary>Kills the node as a power cut would (SIGKILL); its data stay.</summary>
    public Task KillAsync() => TellAsync("kill", "killed");

    /// <summary>Starts a killed node again on the same ports and data; returns when it takes connections.</summary>
    public async Task RestartAsync()
    {
        await TellAsync("start", "started");
        await BecomesReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _leash.StandardInput.Close();
        await _leash.WaitForExitAsync();
        _leash.Dispose();
    }

    private static async Task<BrokerAddress> StartSharedAsync()
    {
        var amqp = Environment.GetEnvironmentVariable(MessagingVariable);
        var management = Environment.GetEnvironmentVariable(ManagementVariable);
        if (!string.IsNullOrEmpty(amqp) && !string.IsNullOrEmpty(management))
            return new BrokerAddress(new Uri(amqp), new Uri(management));
        var node = await StartAsync();
        // The pipe to node.sh ends with this process however it ends; leaving in an orderly way also waits for the clean-up.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => node.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return node.Address;
    }

    private async Task TellAsync(string command, string answer)
    {
        await _leash.StandardInput.WriteLineAsync(command);
        await _leash.StandardInput.FlushAsync();
        await AnswersAsync(answer);
    }

    private async Task AnswersAsync(string expected)
    {
        var line = await _leash.StandardOutput.ReadLineAsync();
        if (line != expected)
            throw new InvalidOperationException($"The broker's script said '{line}', not '{expected}'. {await _leash.StandardError.ReadToEndAsync()}");
    }

    private async Task BecomesReadyAsync()
    {
        if (await Eventually.IsTrueAsync(Address.IsReadyAsync, ReadyWithin))
            return;
        var log = Path.Combine(_directory, "log", "output");
        throw new TimeoutException($"RabbitMQ was not ready within {ReadyWithin}. {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
    }
}
