using System.Diagnostics;
using System.Globalization;
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
        Assert.Equal(0, (await TypeAsync("[ -n \"$TOKEN\" ]")).ExitCode);
    }

    /// <summary>Types what the steps of a page say, all of them or some, and sees what they say.</summary>
    /// <param name="page">Its name.</param>
    /// <param name="steps">From which to which.</param>
    /// <param name="instead">What differs from one installation to the next: addresses, names, ids of the day.</param>
    public async Task FollowAsync(string page, Range? steps = null, params (string Written, string Here)[] instead)
    {
        string Here(string text) => instead.Aggregate(text, (read, part) => read.Replace(part.Written, part.Here, StringComparison.Ordinal));
        var all = Runbook.Read(page).Steps;
        Assert.NotEmpty(all);
        foreach (var step in all.Take(steps ?? Range.All))
        {
            foreach (var command in step.Commands)
                await FollowAsync(page, step, command with { Text = Here(command.Text), Shows = [.. command.Shows.Select(Here)] });
        }
    }

    private async Task FollowAsync(string page, Step step, Command command)
    {
        IReadOnlyList<string> output = [];
        var exitCode = 0;
        async Task<bool> ShowsAsync()
        {
            (output, exitCode) = await TypeAsync(command.Text);
            return command.IsShownBy(output);
        }
        // A look may find nothing and be repeated; what is done is done once, and has to succeed.
        if (command.ChangesSomething ? await ShowsAsync() && exitCode == 0 : await Eventually.IsTrueAsync(ShowsAsync, Patience))
            return;
        throw new Xunit.Sdk.XunitException(
            $"{page}, step {step.Number}: {step.Says}\n\n{command.Text}\nshould show\n{string.Join('\n', command.Shows)}\n\nand showed, with {exitCode},\n{string.Join('\n', output)}");
    }

    private async Task<(IReadOnlyList<string> Output, int ExitCode)> TypeAsync(string text)
    {
        await _bash.StandardInput.WriteAsync($"{{ {text}\n}} < /dev/null 2>&1\nprintf '\\n{End} %s\\n' $?\n");
        await _bash.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(Patience);
        var output = new List<string>();
        while (await _bash.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(End, StringComparison.Ordinal))
                return (output, int.Parse(line[End.Length..], CultureInfo.InvariantCulture));
            if (line.Length > 0)
                output.Add(line);
        }
        throw new Xunit.Sdk.XunitException($"The shell has ended. {string.Join('\n', output)}");
    }

    /// <summary>With all that was started in it and not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _bash.Kill(entireProcessTree: true);
        await _bash.WaitForExitAsync();
        _bash.Dispose();
    }
}
