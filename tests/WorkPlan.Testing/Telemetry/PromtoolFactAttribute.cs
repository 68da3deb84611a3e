using System.Diagnostics;

namespace WorkPlan.Testing.Telemetry;

/// <summary>Runs where Prometheus is installed, and says so where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        if (!Promtool.IsThere)
            Skip = "promtool is not installed (Debian: prometheus).";
    }
}

/// <summary>Prometheus' own judge of pages and rules.</summary>
public static class Promtool
{
    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "promtool")));

    /// <summary>The exit code, and all that it said.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(string? input, params string[] arguments)
    {
        using var promtool = Process.Start(new ProcessStartInfo("promtool", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = Task.WhenAll(promtool.StandardError.ReadToEndAsync(), promtool.StandardOutput.ReadToEndAsync());
        await promtool.StandardInput.WriteAsync(input);
        promtool.StandardInput.Close();
        await promtool.WaitForExitAsync();
        return (promtool.ExitCode, string.Concat(await said));
    }
}
