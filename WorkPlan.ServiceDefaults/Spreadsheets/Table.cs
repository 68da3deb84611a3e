namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>Rows under a heading: each cell is found by its column's name, whatever the order of columns.</summary>
public static class Table
{
    /// <summary>The rows below the heading. A heading that lacks a column, or has one twice or one that nobody knows, is refused.</summary>
    public static IEnumerable<TableRow> Under(IEnumerable<SheetRow> rows, IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Dictionary<string, int>? columns = null;
        foreach (var row in rows)
        {
            if (columns is null)
                columns = Columns(row, required, optional);
            else
                yield return new TableRow(row, columns);
        }
        if (columns is null)
            throw new BadFileException("table-without-heading");
    }

    private static Dictionary<string, int> Columns(SheetRow heading, IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < heading.Cells.Count; at++)
        {
            var name = heading.Cells[at].Text.Trim();
            if (name.Length == 0)
                continue;
            if (!required.Concat(optional).Contains(name, StringComparer.OrdinalIgnoreCase) || !columns.TryAdd(name, at))
                throw new BadFileException("table-column-unknown", name, string.Join(", ", required.Concat(optional)));
        }
        if (required.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
            throw new BadFileException("table-column-missing", missing);
        return columns;
    }
}

/// <summary>A row whose cells are found by name; a column that the file does not have is empty.</summary>
public sealed class TableRow(SheetRow row, IReadOnlyDictionary<string, int> columns)
{
    public int Line => row.Line;

    public SheetCell this[string column] => columns.TryGetValue(column, out var at) ? row[at] : SheetCell.Empty;

    /// <summary>The cell's text; null when it is empty.</summary>
    public string? Text(string column) => this[column] is { IsEmpty: false } cell ? cell.Text.Trim() : null;

    /// <summary>The columns whose cells cannot be taken as they are: formulas and errors.</summary>
    public IEnumerable<string> Untrusted => columns.Keys.Where(column => this[column].Kind is SheetCellKind.Formula or SheetCellKind.Error);
}
