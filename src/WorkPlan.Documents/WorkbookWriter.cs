using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WorkPlan.Documents;

/// <summary>
/// Writes tables as the sheets of a workbook. Text is text: what begins like a formula is not computed, and is marked so that it stays
/// text when somebody edits it.
/// </summary>
public static class WorkbookWriter
{
    private const int SheetNameLength = 31;
    private const int CellLength = 32_767;
    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Date = 2;
    private const uint Number = 3;
    private const uint Quoted = 4;
    private const uint Decimal = 5;
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public static byte[] Write(IReadOnlyList<(string Name, DocumentTable Table)> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var file = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = package.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            // A workbook without a sheet opens nowhere.
            foreach (var (name, table) in tables.Count > 0 ? tables : [("Bảng 1", new DocumentTable([], []))])
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = SheetOf(table);
                var id = (uint)sheets.Count() + 1;
                sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = id, Name = SheetName(name, id) });
            }
            workbook.Workbook = new Workbook(sheets);
        }
        return file.ToArray();
    }

    /// <summary>Begins like a formula, or with a sign that some programs drop before one.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';

    private static Worksheet SheetOf(DocumentTable table)
    {
        var data = new SheetData(RowOf(1, table.Columns.Select(column => (object?)column.Name), heading: true));
        data.Append(table.Rows.Select((row, index) => RowOf(index + 2, row, heading: false)));
        var sheet = new Worksheet(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            WorkbookViewId = 0,
        }));
        if (table.Columns.Count > 0)
        {
            sheet.Append(new Columns(table.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = Math.Clamp(column.Weight * 1.6, 6, 70),
                CustomWidth = true,
            })));
        }
        sheet.Append(data);
        return sheet;
    }

    private static Row RowOf(int line, IEnumerable<object?> values, bool heading)
    {
        var row = new Row { RowIndex = (uint)line };
        row.Append(values.Select((value, column) => (value, column)).Where(cell => cell.value is not null)
            .Select(cell => CellOf(cell.value!, $"{ColumnName(cell.column)}{line}", heading)));
        return row;
    }

    private static Cell CellOf(object value, string reference, bool heading) => value switch
    {
        DateOnly day => NumberCell(reference, Date, day.DayNumber - DayZero.DayNumber),
        int or long => NumberCell(reference, Number, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        decimal number => NumberCell(reference, Decimal, number),
        _ => TextCell(reference, VietnameseForm.Cell(value), heading),
    };

    private static Cell NumberCell(string reference, uint style, decimal number) =>
        new() { CellReference = reference, StyleIndex = style, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) };

    private static Cell TextCell(string reference, string text, bool heading)
    {
        var clean = string.Concat(text.Where(sign => sign >= ' ' || sign is '\t' or '\n'));
        return new Cell
        {
            CellReference = reference,
            StyleIndex = heading ? Heading : LooksLikeFormula(clean) ? Quoted : Plain,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(clean.Length <= CellLength ? clean : clean[..CellLength]) { Space = SpaceProcessingModeValues.Preserve }),
        };
    }

    private static string ColumnName(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private static string SheetName(string name, uint id)
    {
        var clean = string.Concat(name.Where(sign => !"[]:*?/\\'".Contains(sign, StringComparison.Ordinal))).Trim();
        return clean.Length == 0 ? $"Bảng {id}" : clean[..Math.Min(clean.Length, SheetNameLength)];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
        new Fonts(Face(), Face(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), Lines()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Framed(), Framed(font: 1), Framed(format: 164), Framed(format: 3),
            Framed(quoted: true), Framed(format: 4)));

    private static Font Face(params OpenXmlElement[] bold) =>
        new([.. bold, new FontSize { Val = 12 }, new FontName { Val = DocxText.Font }]);

    private static Border Lines() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat Framed(uint font = 0, uint format = 0, bool quoted = false) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
    {
        FontId = font,
        BorderId = 1,
        NumberFormatId = format,
        FormatId = 0,
        QuotePrefix = quoted ? true : null,
        ApplyFont = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        ApplyNumberFormat = format != 0,
    };
}
