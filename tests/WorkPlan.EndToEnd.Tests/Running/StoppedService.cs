using System.Diagnostics;

namespace WorkPlan.EndToEnd.Tests.Running;

/// <summary>A service that stands still (SIGSTOP) until it is disposed of: it answers nobody and hears nothing, and keeps its place.</summary>
internal sealed class StoppedService : IAsyncDisposable
{
    private readonly int _pid;

    private StoppedService(int pid) => _pid = pid;

    public static async Task<StoppedService> StopAsync(WorkPlanSystem system, string name)
    {
        var pid = system.Host.Endpoint(name).Pid ?? throw new InvalidOperationException($"{name} has no process.");
        await SignalAsync("STOP", pid);
        return new StoppedService(pid);
    }

    /// <summary>Unless somebody has ended it meanwhile.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists($"/proc/{_pid}"))
            await SignalAsync("CONT", _pid);
    }

    private static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
