using System.Text.Json;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.Planning.Catalogues;

/// <summary>A target as a row of a file gives it, before anything in it is believed.</summary>
/// <param name="Line">The line of a table, or the place in a list.</param>
/// <param name="Cells">What is given, by the names of columns.</param>
/// <param name="Faults">Fields that cannot be taken as they are, each with the key of its text.</param>
internal sealed record CatalogueRow(int Line, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<(string Field, string Key)> Faults)
{
    public string? this[string column] => Cells.GetValueOrDefault(column);
}

/// <summary>Reads the rows of a catalogue from a table or from a JSON list whose members are named like the columns.</summary>
internal static class CatalogueRows
{
    public const string Code = "code";
    public const string Field = "field";
    public const string Name = "name";
    public const string Source = "source";
    public const string Rule = "rule";
    public static readonly string[] Required = [Code, Field, Name, Source, Rule];
    public static readonly string[] Optional = ["inclusions", "inclusionsEn", "exclusions", "exclusionsEn"];
    public static readonly SpreadsheetLimits Limits = new() { FileBytes = 10 * 1024 * 1024, Rows = 5001, Columns = 30 };

    public static IEnumerable<CatalogueRow> Of(UploadedFile file) => file.Format == FileFormat.Json
        ? OfList(file.Content)
        : Table.Under(file.Rows(Limits), Required, Optional).Select(OfTable);

    private static CatalogueRow OfTable(TableRow row) => new(
        row.Line,
        Required.Concat(Optional).Select(column => (column, Text: row.Text(column))).Where(cell => cell.Text is not null)
            .ToDictionary(cell => cell.column, cell => cell.Text!),
        [
            .. row.Untrusted.Select(column => (column, "Import.Computed")),
            .. Required.Concat(Optional).Where(column => row[column].Kind is SheetCellKind.Number or SheetCellKind.Date or SheetCellKind.Truth)
                .Select(column => (column, "Import.NotText")),
        ]);

    private static IEnumerable<CatalogueRow> OfList(Stream content)
    {
        using var document = Parse(content);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new BadFileException("catalogue-list-expected");
        if (document.RootElement.GetArrayLength() >= Limits.Rows)
            throw new BadFileException("spreadsheet-too-many-rows", Limits.Rows - 1);
        var line = 0;
        foreach (var element in document.RootElement.EnumerateArray())
            yield return OfElement(++line, element);
    }

    private static CatalogueRow OfElement(int line, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return new CatalogueRow(line, new Dictionary<string, string>(), [("row", "Import.NotARow")]);
        var cells = new Dictionary<string, string>();
        List<(string, string)> faults = [];
        foreach (var member in element.EnumerateObject())
        {
            var isRule = member.Name == Rule && member.Value.ValueKind == JsonValueKind.Object;
            if (!Required.Contains(member.Name) && !Optional.Contains(member.Name))
                faults.Add((member.Name, "Import.UnknownColumn"));
            else if (member.Value.ValueKind != JsonValueKind.String && member.Value.ValueKind != JsonValueKind.Null && !isRule)
                faults.Add((member.Name, "Import.NotText"));
            else if (isRule)
                cells[member.Name] = member.Value.GetRawText();
            else if (member.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                cells[member.Name] = text.Trim();
        }
        return new CatalogueRow(line, cells, faults);
    }

    private static JsonDocument Parse(Stream content)
    {
        try
        {
            return JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            throw new BadFileException("catalogue-list-expected");
        }
    }
}
