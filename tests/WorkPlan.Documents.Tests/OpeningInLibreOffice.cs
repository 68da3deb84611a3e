using WorkPlan.Testing.Documents;

namespace WorkPlan.Documents.Tests;

/// <summary>Another program than ours opens the files and lays out the pages.</summary>
public sealed class OpeningInLibreOffice
{
    [LibreOfficeFact]
    public async Task Both_files_become_pages_without_repair()
    {
        await BecomesPagesAsync(DocxWriter.Write(SampleDocument.Plan), "docx");
        await BecomesPagesAsync(WorkbookWriter.Write([.. SampleDocument.Plan.Tables]), "xlsx");
    }

    private static async Task BecomesPagesAsync(byte[] file, string extension)
    {
        var pages = await LibreOffice.ConvertAsync(file, extension, "pdf");
        Assert.Equal("%PDF-"u8.ToArray(), pages[..5]);
        Assert.True(pages.Length > 10_000, "Nearly nothing is on the pages.");
    }
}
