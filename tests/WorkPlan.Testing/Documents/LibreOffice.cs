using System.Diagnostics;

namespace WorkPlan.Testing.Documents;

/// <summary>Another program than ours opens a file and writes it anew.</summary>
public static class LibreOffice
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Null where it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>The file as the other program saves it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="from">Its extension, without the dot.</param>
    /// <param name="to">The extension of what it becomes: pdf, or the same again.</param>
    public static async Task<byte[]> ConvertAsync(byte[] content, string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory("workplan-libreoffice-");
        try
        {
            var (given, taken) = (Path.Combine(folder.FullName, $"file.{from}"), folder.CreateSubdirectory("out"));
            await File.WriteAllBytesAsync(given, content);
            // A profile of its own: one that somebody else has open is refused.
            await RunAsync($"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", to, "--outdir", taken.FullName, given);
            return await File.ReadAllBytesAsync(Path.Combine(taken.FullName, $"file.{to}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
    }
}

/// <summary>Skipped, and says so, where LibreOffice is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (LibreOffice.Program is null)
            Skip = "LibreOffice (soffice) is not installed: the files were validated and read back, but not opened by another program.";
    }
}
