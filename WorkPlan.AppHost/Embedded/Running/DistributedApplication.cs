using Microsoft.Extensions.Configuration;

namespace WorkPlan.AppHost.Embedded;

/// <summary>The described system, ready to run. Exit codes: 0 stopped when asked, 1 could not come up, 2 refused to start.</summary>
internal sealed class DistributedApplication(string[] arguments, IConfiguration configuration, IReadOnlyList<IResource> resources)
{
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new DistributedApplicationBuilder(args);

    /// <summary>Runs the system until the user, or SIGTERM, stops it.</summary>
    public void Run() => Environment.ExitCode = RunAsync().GetAwaiter().GetResult();

    private async Task<int> RunAsync()
    {
        try
        {
            var commandLine = CommandLine.Parse(arguments);
            if (commandLine.PrintsModel)
            {
                ModelPrinter.Print(resources, configuration, Console.Out);
                return 0;
            }

            return await RunSystemAsync(commandLine);
        }
        catch (RefusalException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }

    private async Task<int> RunSystemAsync(CommandLine commandLine)
    {
        var dataDirectory = commandLine.DataDirectory ?? Path.Combine(SourceTree.AppHostDirectory, "..", ".run");
        using var directory = RunDirectory.Claim(dataDirectory);
        using var run = new RunContext(directory, configuration, commandLine.Port);
        using var launcher = new ProcessLauncher();
        var board = new StatusBoard();
        using var system = RunningSystem.Of(resources, run, launcher, board);
        using var logs = new LogFiles(directory.Folder("logs"), board);
        using var output = ConsoleOutput.For(system.Plans, board);
        using var endpoints = new EndpointsFile(directory.File("endpoints.json"), system, logs, board);
        using var signals = new StopSignals();

        TargetsFile.Write(directory.File("targets.json"), system);
        system.Start();
        var exitCode = 0;
        try
        {
            await system.Ready.WaitAsync(signals.StopAsked);
            endpoints.Publish();
            await system.ProgramsEnded.WaitAsync(signals.StopAsked);
            output.Say(Summary.Of(system, run, logs));
            await Task.Delay(Timeout.Infinite, signals.StopAsked);
        }
        catch (OperationCanceledException) when (signals.StopAsked.IsCancellationRequested)
        {
            output.Say(["Stopping; press Ctrl+C again to stop at once."]);
        }
        catch (RefusalException failure)
        {
            output.Say([failure.Message, $"Logs are in {logs.Folder}."]);
            exitCode = 1;
        }

        endpoints.Withdraw();
        await system.StopAsync(signals.HurryAsked);
        output.Say(["Stopped."]);
        return exitCode;
    }
}
