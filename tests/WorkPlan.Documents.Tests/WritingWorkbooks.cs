using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WorkPlan.Documents.Tests;

public sealed class WritingWorkbooks
{
    [Fact]
    public void Tables_come_back_as_sheets_and_nothing_is_computed()
    {
        using var file = new MemoryStream(WorkbookWriter.Write([.. SampleDocument.Plan.Tables]));
        using var package = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(WritingInTheDecreesForm.Faults(package));
        var workbook = package.WorkbookPart!;
        Assert.Equal(["Bảng 1", "Phụ lục I", "Phụ lục II"], workbook.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.All(workbook.WorksheetParts, sheet => Assert.Empty(sheet.Worksheet.Descendants<CellFormula>()));
        var cells = CellsOf(workbook, "Phụ lục II");
        Assert.Equal("=HYPERLINK(\"http://example.invalid\")", cells["B2"].InnerText);
        Assert.Equal(CellValues.InlineString, cells["B2"].DataType!.Value);
        var formats = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var suspicious in new[] { "B2", "B3", "B4", "B5" })
            Assert.True(formats[(int)cells[suspicious].StyleIndex!.Value].QuotePrefix!.Value);
        Assert.DoesNotContain("B6", cells.Keys);
        var targets = CellsOf(workbook, "Phụ lục I");
        Assert.Equal("1234567", targets["D2"].CellValue!.Text);
        Assert.Equal($"{new DateTime(2022, 11, 30).ToOADate()}", targets["E2"].CellValue!.Text);
        Assert.Equal(46, CellsOf(workbook, "Phụ lục I").Keys.Count(cell => cell.StartsWith('A')));
    }

    [Fact]
    public void A_document_without_tables_is_still_a_workbook()
    {
        using var file = new MemoryStream(WorkbookWriter.Write([]));
        using var package = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(WritingInTheDecreesForm.Faults(package));
        Assert.Single(package.WorkbookPart!.Workbook.Descendants<Sheet>());
    }

    private static Dictionary<string, Cell> CellsOf(WorkbookPart workbook, string name)
    {
        var sheet = workbook.Workbook.Descendants<Sheet>().Single(sheet => sheet.Name == name);
        return ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
    }
}
