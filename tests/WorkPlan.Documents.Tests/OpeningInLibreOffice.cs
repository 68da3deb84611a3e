using System.Diagnostics;

namespace WorkPlan.Documents.Tests;

/// <summary>Another program than ours opens the files and lays out the pages.</summary>
public sealed class OpeningInLibreOffice
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [LibreOfficeFact]
    public async Task Both_files_become_pages_without_repair()
    {
        var folder = Directory.CreateTempSubdirectory("workplan-documents-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "plan.docx"), DocxWriter.Write(SampleDocument.Plan));
            await ConvertAsync(folder.FullName, "plan.docx");
            var pages = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "plan.pdf"));
            Assert.Equal("%PDF-"u8.ToArray(), pages[..5]);
            Assert.True(pages.Length > 10_000, "Nearly nothing is on the pages.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ConvertAsync(string folder, string file)
    {
        var start = new ProcessStartInfo(LibreOfficeFactAttribute.Program!)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A profile of its own: one that somebody else has open is refused.
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", file])
            start.ArgumentList.Add(argument);
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
        if (Program is null)
            Skip = "LibreOffice (soffice) is not installed: the files were validated and read back, but not laid out by another program.";
    }

    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
}
