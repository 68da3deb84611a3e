using System.Diagnostics;
using System.Globalization;

namespace WorkPlan.Benchmarks.Assignments;

/// <summary>One run of reference.py by Debian's Python: how many seconds solving took in there, and the optimum.</summary>
internal sealed record Scipy(double Seconds, double Optimum)
{
    public static async Task<Scipy> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Assignments", "reference.py"), .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || output.Split(' ') is not [var seconds, var optimum])
            throw new InvalidOperationException($"reference.py {string.Join(' ', arguments)}: {output}");
        return new Scipy(double.Parse(seconds, CultureInfo.InvariantCulture), double.Parse(optimum, CultureInfo.InvariantCulture));
    }
}
