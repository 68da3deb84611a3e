using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.ServiceDefaults.Tests.Spreadsheets;

/// <summary>Workbooks as people make them.</summary>
internal static class Books
{
    public static MemoryStream Written(params object?[][] rows)
    {
        var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file, "Chỉ tiêu"))
        {
            foreach (var row in rows)
                writer.WriteRow(row);
        }
        file.Position = 0;
        return file;
    }

    /// <summary>A sheet given as markup, with texts that cells share.</summary>
    public static MemoryStream Of(string sheetData, string after = "", params string[] shared)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable =
                new SharedStringTable(shared.Select(text => new SharedStringItem(new Run(new Text(text[..1])), new Run(new Text(text[1..])))));
            using var part = new StreamWriter(sheet.GetStream(FileMode.Create));
            part.Write($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheetData}</sheetData>{after}</worksheet>""");
        }
        file.Position = 0;
        return file;
    }
}
