using System.Diagnostics;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.EndToEnd.Tests.Operations.Runbooks;

/// <summary>A bash in which an operator follows pages, prepared as the first page says and signed in.</summary>
internal sealed class OperatorsShell : IAsyncDisposable
{
    private const string End = "@@@ end of the command";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _bash;

    private OperatorsShell(Process bash) => _bash = bash;

    public static async Task<OperatorsShell> OpenAsync(HostProcess host, string userName, string password)
    {
        var start = new ProcessStartInfo("bash", ["--norc"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = SourceTree.Root };
        var shell = new OperatorsShell(Process.Start(start)!);
        await shell.TypeAsync(Runbook.Preparation.Replace("RUN=.run", $"RUN={host.Directory}", StringComparison.Ordinal));
        await shell.SignInAsync(userName, password);
        return shell;
    }

    public async Task SignInAsync(string userName, string password)
    {
        await TypeAsync($"sign_in {userName} <<< '{password}'");
        Assert.NotEqual("null", (await TypeAsync("echo ${TOKEN:-null}"))[0]);
    }

    /// <summary>Types what the steps of a page say, all of them or some, and sees what they say.</summary>
    /// <param name="page">Its name.</param>
    /// <param name="steps">From which to which.</param>
    /// <param name="instead">What differs from one installation to the next: addresses, names, ids of the day.</param>
    public async Task FollowAsync(string page, Range? steps = null, params (string Written, string Here)[] instead)
    {
        var all = Runbook.Read(page).Steps;
        Assert.NotEmpty(all);
        foreach (var step in all.Take(steps ?? Range.All))
        {
            foreach (var command in step.Commands)
                await FollowAsync(page, step, command, instead.Aggregate(command.Text, (text, part) => text.Replace(part.Written, part.Here, StringComparison.Ordinal)));
        }
    }

    private async Task FollowAsync(string page, Step step, Command command, string text)
    {
        var began = TimeProvider.System.GetTimestamp();
        IReadOnlyList<string> output;
        do
        {
            output = await TypeAsync(text);
            if (command.IsShownBy(output))
                return;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        while (!command.ChangesSomething && TimeProvider.System.GetElapsedTime(began) < Patience);
        throw new Xunit.Sdk.XunitException(
            $"{page}, step {step.Number}: {step.Says}\n\n{text}\nshould show\n{string.Join('\n', command.Shows)}\n\nand showed\n{string.Join('\n', output)}");
    }

    private async Task<IReadOnlyList<string>> TypeAsync(string text)
    {
        await _bash.StandardInput.WriteAsync($"{{ {text}\n}} < /dev/null 2>&1\nprintf '\\n{End}\\n'\n");
        await _bash.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(Patience);
        var output = new List<string>();
        while (await _bash.StandardOutput.ReadLineAsync(patience.Token) is { } line && line != End)
        {
            if (line.Length > 0)
                output.Add(line);
        }
        return output;
    }

    /// <summary>With all that was started in it and not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _bash.Kill(entireProcessTree: true);
        await _bash.WaitForExitAsync();
        _bash.Dispose();
    }
}
