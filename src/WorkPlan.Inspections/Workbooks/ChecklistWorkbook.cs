using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WorkPlan.Inspections.UnitInspections;

namespace WorkPlan.Inspections.Workbooks;

/// <summary>Writes a unit's checklist as a workbook to be filled in without a connection.</summary>
internal static class ChecklistWorkbook
{
    private const uint Locked = 0;
    private const uint Heading = 1;
    private const uint Open = 2;
    private static readonly double[] Widths = [10, 16, 60, 44, 10, 18, 8, 44, 4, 4];

    /// <param name="inspection">The inspection that it is of.</param>
    /// <param name="rows">The questions with their facts and answers.</param>
    /// <param name="stampOf">The stamp of a row by its locked texts.</param>
    public static byte[] Write(UnitInspection inspection, IReadOnlyList<WorkbookRow> rows, Func<WorkbookRow, string> stampOf)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var part = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData(
                RowOf(1, Locked, [ChecklistColumns.Mark, $"{inspection.Id}", $"{inspection.CampaignId}", inspection.UnitCode, $"{inspection.Version}"]),
                RowOf(2, Heading, ChecklistColumns.Headings));
            for (var at = 0; at < rows.Count; at++)
                data.Append(RowOf(ChecklistColumns.FirstLine + at, rows[at], stampOf(rows[at])));
            var last = ChecklistColumns.FirstLine + rows.Count - 1;
            part.Worksheet = new Worksheet(
                new Columns(Widths.Select((width, at) => new Column
                {
                    Min = (uint)at + 1,
                    Max = (uint)at + 1,
                    Width = width,
                    CustomWidth = true,
                    Hidden = at >= ChecklistColumns.AnsweredAt,
                })),
                data,
                new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false },
                new DataValidations(new DataValidation
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = $"F{ChecklistColumns.FirstLine}:F{last}" },
                    Formula1 = new Formula1($"\"{string.Join(',', ChecklistColumns.Verdicts.Keys)}\""),
                }));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = ChecklistColumns.Sheet }));
        }
        return file.ToArray();
    }

    private static Row RowOf(int line, uint style, IReadOnlyList<string> texts) =>
        new(texts.Select((text, column) => CellOf(column, line, style, text))) { RowIndex = (uint)line };

    private static Row RowOf(int line, WorkbookRow row, string stamp)
    {
        var locked = row.Locked;
        string[] texts =
        [
            locked[0], locked[1], locked[2], locked[3], locked[4],
            row.Verdict is { } verdict ? ChecklistColumns.Verdicts.First(known => known.Value == verdict).Key : "",
            row.Verdict is null or Verdict.Accept ? "" : $"{row.Score}", row.Reason ?? "", locked[5], stamp,
        ];
        return new Row(texts.Select((text, column) => CellOf(column, line, IsOpen(column) ? Open : Locked, text)))
        {
            RowIndex = (uint)line,
        };
    }

    private static bool IsOpen(int column) => column is >= ChecklistColumns.Verdict and <= ChecklistColumns.Reason;

    private static Cell CellOf(int column, int line, uint style, string text) => new()
    {
        CellReference = ChecklistColumns.Cell(column, line),
        StyleIndex = style,
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF8DC" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat { Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true },
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat
            {
                FillId = 2,
                ApplyFill = true,
                Protection = new Protection { Locked = false },
                ApplyProtection = true,
                Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top },
                ApplyAlignment = true,
            }));
}

/// <summary>A question of the workbook: its locked texts, and the answer that stands.</summary>
internal sealed record WorkbookRow(string[] Locked, Verdict? Verdict, int? Score, string? Reason);
