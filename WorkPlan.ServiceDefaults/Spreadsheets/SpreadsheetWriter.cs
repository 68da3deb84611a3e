using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>Writes an .xlsx of one sheet row by row. Text stays text: what begins with = is not computed by whoever opens the file.</summary>
public sealed class SpreadsheetWriter : IDisposable
{
    private const uint PlainStyle = 0;
    private const uint DateStyle = 1;
    private const uint HeadingStyle = 2;
    private readonly SpreadsheetDocument _document;
    private readonly OpenXmlWriter _writer;
    private uint _line;

    /// <param name="file">A stream that can seek; it stays open.</param>
    /// <param name="sheetName">At most 31 characters.</param>
    public SpreadsheetWriter(Stream file, string sheetName)
    {
        _document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var workbook = _document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = sheetName }));
        workbook.Workbook.Save();
        _writer = OpenXmlWriter.Create(sheet);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteStartElement(new SheetData());
    }

    public void WriteHeading(params IEnumerable<string> names) => Write(names, HeadingStyle);

    /// <summary>Text, whole numbers and dates; null leaves a cell empty.</summary>
    public void WriteRow(params IEnumerable<object?> values) => Write(values, PlainStyle);

    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.Dispose();
        _document.Dispose();
    }

    private void Write(IEnumerable<object?> values, uint style)
    {
        _writer.WriteStartElement(new Row { RowIndex = ++_line });
        var column = 0;
        foreach (var value in values)
        {
            if (value is not null)
                _writer.WriteElement(CellOf(value, $"{ColumnName(column)}{_line}", style));
            column++;
        }
        _writer.WriteEndElement();
    }

    private static Cell CellOf(object value, string reference, uint style) => value switch
    {
        DateOnly day => new Cell
        {
            CellReference = reference,
            StyleIndex = DateStyle,
            CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)),
        },
        int or long => new Cell
        {
            CellReference = reference,
            StyleIndex = style,
            CellValue = new CellValue(Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        },
        _ => new Cell
        {
            CellReference = reference,
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(value.ToString() ?? "") { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    private static string ColumnName(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { FontId = 1, ApplyFont = true }));
}
