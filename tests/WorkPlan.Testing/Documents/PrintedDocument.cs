using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkPlan.Testing.Http;

namespace WorkPlan.Testing.Documents;

/// <summary>Documents out, read back.</summary>
public static class PrintedDocument
{
    /// <summary>As .docx and as .xlsx the document follows the schema of Office 2016, and the text is in the first one.</summary>
    /// <returns>The text of every cell of the workbook, sheet by sheet.</returns>
    public static async Task<IReadOnlyList<string>> ShouldPrint(this HttpClient client, string path, string text)
    {
        ArgumentNullException.ThrowIfNull(client);
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative)).ShouldBe(HttpStatusCode.OK);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        ShouldBeValid(document);
        Assert.Contains(text, document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        var format = path.Contains('?', StringComparison.Ordinal) ? "&format=xlsx" : "?format=xlsx";
        using var tables = new MemoryStream(await client.GetByteArrayAsync(new Uri($"{path}{format}", UriKind.Relative)));
        using var workbook = SpreadsheetDocument.Open(tables, isEditable: false);
        ShouldBeValid(workbook);
        return
        [
            .. workbook.WorkbookPart!.WorksheetParts
                .SelectMany(sheet => sheet.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).Select(cell => cell.InnerText),
        ];
    }

    /// <summary>No program has to repair the workbook.</summary>
    public static void ShouldBeValid(byte[] workbook)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        ShouldBeValid(package);
    }

    private static void ShouldBeValid(OpenXmlPackage package) =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2016).Validate(package).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
}
