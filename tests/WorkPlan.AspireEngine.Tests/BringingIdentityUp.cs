using System.Diagnostics;
using WorkPlan.Testing;
using WorkPlan.Testing.Hosts;

namespace WorkPlan.AspireEngine.Tests;

/// <summary>
/// Identity's own program in the environment that Aspire gives it and nothing else. No SQL Server listens behind it, but where the key
/// ring lies is settled before the first question to a database.
/// </summary>
public sealed class BringingIdentityUp
{
    private static readonly string[] OfTheMachine = ["PATH", "DOTNET_ROOT"];

    [Fact]
    public async Task The_key_ring_lies_in_the_developers_own_folder()
    {
        await using var aspire = await AspireModel.DescribeAsync(AspireModel.Running);
        using var home = new TestRunDirectory();
        using var identity = Start(await aspire.EnvironmentOf("identity"), home.Path);
        var said = Task.WhenAll(identity.StandardOutput.ReadToEndAsync(), identity.StandardError.ReadToEndAsync());
        var ring = Path.Combine(home.Path, ".local", "share", "workplan", "identity-keys");
        try
        {
            await Eventually.True(() => identity.HasExited || HasKey(ring));
        }
        finally
        {
            identity.Kill(entireProcessTree: true);
        }
        await identity.WaitForExitAsync();

        Assert.True(HasKey(ring), string.Concat(await said));
    }

    private static bool HasKey(string ring) => Directory.Exists(ring) && Directory.EnumerateFiles(ring, "key-*.xml").Any();

    private static Process Start(IReadOnlyDictionary<string, string> environment, string home)
    {
        var project = Path.Combine(SourceTree.Root, "src", "WorkPlan.Identity");
        // Built beside the tests, so beneath its project as the tests are beneath theirs.
        var output = AppContext.BaseDirectory[(AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal) + 1)..];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(project, output, "WorkPlan.Identity.dll")])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Except(OfTheMachine).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // By the orchestrator, when it has chosen the port.
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["HOME"] = home;
        return Process.Start(start)!;
    }
}
