using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>
/// Reads the first sheet of an .xlsx row by row: of a large sheet only one row is in memory, besides the texts that cells share. Blank
/// rows are passed over; merged cells are refused, because nobody can tell to which rows their value belongs.
/// </summary>
public static class SpreadsheetReader
{
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = false };

    /// <param name="file">A stream that can seek; it stays open.</param>
    /// <param name="limits">What the file may take.</param>
    public static IEnumerable<SheetRow> Rows(Stream file, SpreadsheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var rows = Read(file, limits ?? SpreadsheetLimits.Default).GetEnumerator();
        while (Next(rows))
            yield return rows.Current;
    }

    private static bool Next(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or OpenXmlPackageException or FileFormatException
            or FormatException or ArgumentException)
        {
            throw new BadFileException("spreadsheet-unreadable");
        }
    }

    private static IEnumerable<SheetRow> Read(Stream file, SpreadsheetLimits limits)
    {
        CheckSize(file, limits);
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var workbook = document.WorkbookPart ?? throw new BadFileException("spreadsheet-unreadable");
        var first = workbook.Workbook.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new BadFileException("spreadsheet-unreadable");
        var sheet = workbook.GetPartById(first) as WorksheetPart ?? throw new BadFileException("spreadsheet-unreadable");
        var context = new SheetContext(SharedTexts(workbook, limits), SheetDates.Of(workbook), limits);
        using var stream = sheet.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Xml);
        var (count, line) = (0, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "mergeCell")
                throw new BadFileException("spreadsheet-merged-cells", reader.GetAttribute("ref"));
            if (reader.LocalName != "row")
                continue;
            line = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : line + 1;
            var row = new SheetRow(line, CellsOf(reader, context));
            if (row.IsBlank)
                continue;
            if (++count > limits.Rows)
                throw new BadFileException("spreadsheet-too-many-rows", limits.Rows - 1);
            yield return row;
        }
    }

    /// <summary>The zip says how much each part unpacks to, and no more than that is ever unpacked.</summary>
    private static void CheckSize(Stream file, SpreadsheetLimits limits)
    {
        if (file.Length > limits.FileBytes)
            throw new BadFileException("spreadsheet-too-large", limits.FileBytes / (1024 * 1024));
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.Parts || zip.Entries.Sum(entry => entry.Length) > limits.UnpackedBytes
            || zip.Entries.Any(entry => entry.Length > limits.SidePartBytes && !IsLarge(entry.FullName)))
        {
            throw new BadFileException("spreadsheet-too-large", limits.UnpackedBytes / (1024 * 1024));
        }
        file.Position = 0;
    }

    private static bool IsLarge(string part) =>
        part.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) || part.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    private static List<string> SharedTexts(WorkbookPart workbook, SpreadsheetLimits limits)
    {
        List<string> texts = [];
        if (workbook.SharedStringTablePart is not { } part)
            return texts;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, Xml);
        long characters = 0;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            var text = TextsIn(reader, limits);
            characters += text.Length;
            if (characters > limits.SharedCharacters)
                throw new BadFileException("spreadsheet-too-large", limits.UnpackedBytes / (1024 * 1024));
            texts.Add(text);
        }
        return texts;
    }

    private static List<SheetCell> CellsOf(XmlReader reader, SheetContext context)
    {
        List<SheetCell> cells = [];
        if (reader.IsEmptyElement)
            return cells;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = reader.GetAttribute("r") is { } name ? ColumnOf(name) : cells.Count;
            if (column < cells.Count || column >= context.Limits.Columns)
                throw new BadFileException("spreadsheet-too-many-columns", context.Limits.Columns);
            while (cells.Count < column)
                cells.Add(SheetCell.Empty);
            cells.Add(CellOf(reader, context));
        }
        return cells;
    }

    private static SheetCell CellOf(XmlReader reader, SheetContext context)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
        if (reader.IsEmptyElement)
            return SheetCell.Empty;
        var (value, isFormula) = ("", false);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "f")
                isFormula = true;
            else if (reader.LocalName is "v" or "is")
                value = TextsIn(reader, context.Limits);
        }
        if (isFormula)
            return new SheetCell(SheetCellKind.Formula, value);
        if (value.Length == 0)
            return SheetCell.Empty;
        return type switch
        {
            "s" => SheetCell.OfText(context.Shared(value)),
            "str" or "inlineStr" => SheetCell.OfText(value),
            "b" => new SheetCell(SheetCellKind.Truth, value),
            "e" => new SheetCell(SheetCellKind.Error, value),
            "d" => new SheetCell(SheetCellKind.Date, value[..Math.Min(10, value.Length)]),
            _ => context.Dates.IsDate(style) ? new SheetCell(SheetCellKind.Date, context.Dates.Text(value)) : new SheetCell(SheetCellKind.Number, Plain(value)),
        };
    }

    /// <summary>What is written in an element, through all its formatting; reading hints for ideographs are left out.</summary>
    private static string TextsIn(XmlReader reader, SpreadsheetLimits limits)
    {
        if (reader.IsEmptyElement)
            return "";
        var (text, depth, phonetic) = (new StringBuilder(), reader.Depth, -1);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false } && phonetic < 0)
                phonetic = reader.Depth;
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == phonetic)
                phonetic = -1;
            else if (phonetic < 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                text.Append(reader.Value);
            if (text.Length > limits.CellCharacters)
                throw new BadFileException("spreadsheet-cell-too-long", limits.CellCharacters);
        }
        return text.ToString();
    }

    /// <summary>Excel writes 0.1 + 0.2 as 0.30000000000000004 and 100000 as 1E5; people typed 0.3 and 100000.</summary>
    private static string Plain(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, 10).ToString("0.##########", CultureInfo.InvariantCulture)
            : throw new FormatException();

    /// <summary>C7 is 2.</summary>
    private static int ColumnOf(string name)
    {
        var column = 0;
        foreach (var sign in name.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = (column * 26) + (sign - 'A' + 1);
        return column - 1;
    }

    private sealed record SheetContext(List<string> Texts, SheetDates Dates, SpreadsheetLimits Limits)
    {
        public string Shared(string index) =>
            int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < Texts.Count ? Texts[at] : throw new FormatException();
    }
}
