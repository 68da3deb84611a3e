using System.Diagnostics;
using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Sources;

/// <summary>The scripts can be read by bash, and refuse with a sentence what they do not know, before they install or build anything.</summary>
public sealed class RunningScripts
{
    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "eng"), "*.sh")
        .Append(Path.Combine(SourceTree.Root, ".ci", "run")).Select(file => Path.GetRelativePath(SourceTree.Root, file))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Bash_understands(string script) => Assert.Equal((0, ""), await BashAsync("-n", script));

    /// <summary>It would take away what tells that something is still going on.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void None_hides_the_progress_of_a_long_step(string script) => Assert.DoesNotMatch(
        new Regex(@"^\s*with_progress (?:[^\n]|(?<=\\)\n)*(?<!2)> ", RegexOptions.Multiline), File.ReadAllText(Path.Combine(SourceTree.Root, script)));

    [Theory]
    [InlineData("There is no scenario S99; there are: S1 ", "eng/scenarios.sh", "S99")]
    [InlineData("There is no scenario S9x; there are: S1 ", "eng/scenarios.sh", "S1", "S9x")]
    [InlineData("There is no benchmark group nosuch; there are: foundation planning assignments inspections emulation operations.", "eng/bench.sh", "nosuch")]
    [InlineData("There is no benchmark group security; there are: foundation planning assignments inspections emulation operations.", "eng/bench.sh", "security")]
    [InlineData("There is no benchmark group nosuch/gateway; there are: ", "eng/bench.sh", "foundation", "nosuch/gateway")]
    public async Task What_is_not_known_is_refused(string refusal, params string[] command)
    {
        var (exitCode, said) = await BashAsync(command);

        Assert.Equal(2, exitCode);
        Assert.StartsWith(refusal, said, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Said)> BashAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", arguments)
        {
            WorkingDirectory = SourceTree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var said = await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return (bash.ExitCode, string.Concat(said));
    }
}
