using System.Collections.Concurrent;
using System.Diagnostics;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// Starts child processes that cannot outlive the app host. <c>setpriv --pdeathsig</c> asks the kernel to kill a child when the thread that
/// started it ends, so one thread, which lives as long as this process, starts them all. <c>setsid</c> keeps a Ctrl+C in the terminal from
/// reaching the children directly: the app host stops them in order. Both replace themselves, so the child's id is the command's own.
/// </summary>
internal sealed class ProcessLauncher : IDisposable
{
    private const string NewSession = "/usr/bin/setsid";
    private const string TiedToParent = "/usr/bin/setpriv";

    private readonly BlockingCollection<Action> starts = [];

    public ProcessLauncher()
    {
        if (!File.Exists(NewSession) || !File.Exists(TiedToParent))
            throw new RefusalException("setsid and setpriv are missing: run 'sudo apt-get install util-linux'.");
        new Thread(StartWhatIsAsked) { IsBackground = true, Name = "process launcher" }.Start();
    }

    public ChildProcess Start(ProcessPlan plan, Action<string> output)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(Command(plan))!);
            }
            catch (System.ComponentModel.Win32Exception failure)
            {
                started.SetException(new RefusalException($"{plan.FileName} cannot be started: {failure.Message}"));
            }
        });
        return new ChildProcess(started.Task.GetAwaiter().GetResult(), output);
    }

    public void Dispose() => starts.CompleteAdding();

    private static ProcessStartInfo Command(ProcessPlan plan)
    {
        var command = new ProcessStartInfo(NewSession)
        {
            WorkingDirectory = plan.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[TiedToParent, "--pdeathsig", "KILL", "--", plan.FileName, .. plan.Arguments])
            command.ArgumentList.Add(argument);
        foreach (var (name, value) in plan.Environment)
        {
            if (value is null)
                command.Environment.Remove(name);
            else
                command.Environment[name] = value;
        }

        return command;
    }

    private void StartWhatIsAsked()
    {
        foreach (var start in starts.GetConsumingEnumerable())
            start();
    }
}
