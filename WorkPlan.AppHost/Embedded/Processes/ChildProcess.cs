using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WorkPlan.AppHost.Embedded;

/// <summary>A running child: its output line by line, its end, and the two ways to end it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int Terminate = 15;
    private const int KillAtOnce = 9;

    private readonly Process process;

    public ChildProcess(Process process, Action<string> output)
    {
        this.process = process;
        process.StandardInput.Close();
        Id = process.Id;
        Ended = EndAsync(PumpAsync(process.StandardOutput, output), PumpAsync(process.StandardError, output));
    }

    public int Id { get; }

    /// <summary>The exit code, once all output is read.</summary>
    public Task<int> Ended { get; }

    public void AskToStop() => Signal(Terminate);

    public void Kill() => Signal(KillAtOnce);

    public void Dispose() => process.Dispose();

    // The child leads a session of its own: a negative id reaches its helpers as well. Asking goes to the child alone; it tells its own.
    private void Signal(int signal)
    {
        if (!process.HasExited)
            _ = SendSignal(signal == KillAtOnce ? -Id : Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    private static async Task PumpAsync(StreamReader from, Action<string> output)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            try
            {
                output(line);
            }
            catch (IOException)
            {
                // Lost; but whoever stops reading stops the child, as soon as its pipe is full.
                continue;
            }
        }
    }

    private async Task<int> EndAsync(Task standardOutput, Task standardError)
    {
        await process.WaitForExitAsync();
        // A helper that outlives the child may hold its output open; what it would still say does not delay the end.
        await Task.WhenAny(Task.WhenAll(standardOutput, standardError), Task.Delay(TimeSpan.FromSeconds(1)));
        return process.ExitCode;
    }
}
