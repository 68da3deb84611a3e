using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkPlan.Benchmarks.Measuring;

/// <summary>One run of wrk. Any answer but a good one makes the run worthless, and fails it.</summary>
internal sealed partial record Wrk(double PerSecond, long Requests, string Slowest)
{
    public static async Task<Wrk> RunAsync(Uri address, string token, int seconds)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        string[] arguments =
            ["-t1", "-c32", $"-d{seconds}s", "--latency", "-H", $"Authorization: Bearer {token}", address.ToString()];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk on {address}: {output}");
        return new Wrk(
            Number(PerSecondLine().Match(output)), (long)Number(RequestsLine().Match(output)), SlowestLine().Match(output).Groups[1].Value);
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecondLine();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex RequestsLine();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex SlowestLine();
}
