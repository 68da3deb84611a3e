using DocumentFormat.OpenXml.Wordprocessing;

namespace WorkPlan.Documents;

/// <summary>Tables with and without lines. Headings come again on every page; a row is never torn apart.</summary>
internal static class DocxTables
{
    private const int Size = 12;

    /// <summary>Widths in twentieths of a point.</summary>
    private const int Least = 450;
    private const int Date = 1250;

    public static Table Invisible(IReadOnlyList<int> widths, params IReadOnlyList<IReadOnlyList<Paragraph>>[] rows)
    {
        var table = New(widths, BorderValues.None);
        table.GetFirstChild<TableProperties>()!.TableCellMarginDefault = new TableCellMarginDefault(
            new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa });
        foreach (var row in rows)
        {
            var line = new TableRow();
            for (var column = 0; column < row.Count; column++)
                line.Append(Cell(widths[column], row[column]));
            table.Append(line);
        }
        return table;
    }

    public static Table Of(DocumentTable content, int width)
    {
        var widths = Widths(content, width);
        var table = New(widths, BorderValues.Single);
        var heading = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var column = 0; column < widths.Length; column++)
            heading.Append(Cell(widths[column], [DocxText.Paragraph(JustificationValues.Center, 2, 2, DocxText.Run(content.Columns[column].Name, Size, bold: true))]));
        table.Append(heading);
        foreach (var row in content.Rows)
        {
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            for (var column = 0; column < widths.Length; column++)
            {
                var justification = content.Columns[column].Centred ? JustificationValues.Center : JustificationValues.Left;
                var text = VietnameseForm.Cell(column < row.Count ? row[column] : null);
                line.Append(Cell(widths[column], [DocxText.Paragraph(justification, 2, 2, DocxText.Run(text, Size))]));
            }
            table.Append(line);
        }
        return table;
    }

    /// <summary>Each column what it needs at least – a date stays on one line – and of the rest its share by weight.</summary>
    private static int[] Widths(DocumentTable content, int width)
    {
        var least = content.Columns.Select((_, column) => content.Rows.Any(row => column < row.Count && row[column] is DateOnly) ? Date : Least).ToArray();
        var (rest, all) = (width - least.Sum(), content.Columns.Sum(column => column.Weight));
        return [.. content.Columns.Select((column, index) => least[index] + (Math.Max(0, rest) * column.Weight / all))];
    }

    private static Table New(IReadOnlyList<int> widths, BorderValues border) => new(
        new TableProperties(
            new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                new TopBorder { Val = border, Size = 4 }, new LeftBorder { Val = border, Size = 4 }, new BottomBorder { Val = border, Size = 4 },
                new RightBorder { Val = border, Size = 4 }, new InsideHorizontalBorder { Val = border, Size = 4 },
                new InsideVerticalBorder { Val = border, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));

    private static TableCell Cell(int width, IReadOnlyList<Paragraph> content)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }));
        cell.Append(content);
        return cell;
    }
}
