using System.Diagnostics;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>A second instance of the running identity service, on the same database and keys, whose tokens live for another time.</summary>
internal sealed class IdentityReplica : IAsyncDisposable
{
    private readonly Process _process;

    private IdentityReplica(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Started as the running one was: its command line and its environment, but for the address and the lifetime.</summary>
    public static async Task<IdentityReplica> StartAsync(WorkPlanSystem system, TimeSpan tokenLifetime)
    {
        var running = system.Host.Endpoint("identity").Pid ?? throw new InvalidOperationException("Identity does not run.");
        var address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}");
        var command = await ReadAsync(running, "cmdline");
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var variable in await ReadAsync(running, "environ"))
            start.Environment[variable[..variable.IndexOf('=', StringComparison.Ordinal)]] = variable[(variable.IndexOf('=', StringComparison.Ordinal) + 1)..];
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Identity__AccessTokenLifetime"] = tokenLifetime.ToString("c");
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var replica = new IdentityReplica(process, address);
        await Eventually.True(() => replica.AnswersAsync(), TimeSpan.FromSeconds(60));
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string[]> ReadAsync(int process, string file) =>
        (await File.ReadAllTextAsync($"/proc/{process}/{file}")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
