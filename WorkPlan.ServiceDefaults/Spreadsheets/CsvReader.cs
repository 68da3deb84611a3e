using System.Text;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>
/// Reads CSV (RFC 4180) row by row, in UTF-8, with commas or, as Excel writes it under a Vietnamese Windows, semicolons. Lines that begin
/// with # are remarks. A row's number is the line it begins on.
/// </summary>
public static class CsvReader
{
    public static IEnumerable<SheetRow> Rows(Stream file, SpreadsheetLimits? limits = null)
    {
        limits ??= SpreadsheetLimits.Default;
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (line, count, delimiter) = (0, 0, '\0');
        while (NextLine(reader, limits) is { } first)
        {
            var begun = ++line;
            if (first.StartsWith('#'))
                continue;
            if (delimiter == '\0')
                delimiter = first.Count(sign => sign == ';') > first.Count(sign => sign == ',') ? ';' : ',';
            var text = first;
            while (text.Count(sign => sign == '"') % 2 == 1)
            {
                text = $"{text}\n{NextLine(reader, limits) ?? throw new BadFileException("csv-unclosed-quotes", begun)}";
                if (text.Length > limits.CellCharacters)
                    throw new BadFileException("csv-unclosed-quotes", begun);
                line++;
            }
            var row = new SheetRow(begun, Cells(text, delimiter, begun, limits));
            if (row.IsBlank)
                continue;
            if (++count > limits.Rows)
                throw new BadFileException("spreadsheet-too-many-rows", limits.Rows - 1);
            yield return row;
        }
    }

    private static string? NextLine(StreamReader reader, SpreadsheetLimits limits)
    {
        try
        {
            var line = reader.ReadLine();
            if (line?.Length > limits.CellCharacters)
                throw new BadFileException("spreadsheet-cell-too-long", limits.CellCharacters);
            return line;
        }
        catch (DecoderFallbackException)
        {
            throw new BadFileException("csv-not-utf8");
        }
    }

    private static List<SheetCell> Cells(string text, char delimiter, int line, SpreadsheetLimits limits)
    {
        List<SheetCell> cells = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '"' && quoted && at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[++at]);
            else if (sign == '"')
                quoted = !quoted;
            else if (sign == delimiter && !quoted)
                Take();
            else
                cell.Append(sign);
        }
        Take();
        return cells;

        void Take()
        {
            if (cells.Count == limits.Columns)
                throw new BadFileException("spreadsheet-too-many-columns", limits.Columns, line);
            cells.Add(SheetCell.OfText(cell.ToString().Trim()));
            cell.Clear();
        }
    }
}
