using System.Collections.Concurrent;
using System.Diagnostics;
using WorkPlan.Testing;
using WorkPlan.Testing.Broker;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>A second instance of the running identity service, on the same database and keys, whose tokens live for another time.</summary>
internal sealed class IdentityReplica : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private IdentityReplica(Process process, Uri address)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } written)
                _lines.Enqueue(written);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>What it has written to its standard output so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>
    /// Started as the running one was: its command line and its environment, but for the address, the lifetime and, as in production,
    /// without what the engine sets for developers.
    /// </summary>
    public static async Task<IdentityReplica> StartAsync(WorkPlanSystem system, TimeSpan tokenLifetime, bool inProduction = false)
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
        if (inProduction)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
            start.Environment.Remove("LOGGING__CONSOLE__FORMATTERNAME");
        }
        var replica = new IdentityReplica(Process.Start(start)!, address);
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
