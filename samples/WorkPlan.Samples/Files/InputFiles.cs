using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkPlan.Samples.Files;

/// <summary>One folder of input files: tables as CSV, what has parts as JSON.</summary>
internal sealed class InputFiles(string folder)
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip };

    public static InputFiles WholeSector { get; } = new("sector-2022");

    public static InputFiles QuangTri { get; } = new("quang-tri-2022");

    public static InputFiles HaTinh { get; } = new("ha-tinh-2022");

    public string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "input", folder, file);

    public IReadOnlyList<Row> Table(string file)
    {
        var lines = File.ReadLines(PathOf(file)).Where(line => line.Length > 0 && line[0] != '#').Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => new Row(lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second)))];
    }

    public JsonObject Object(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)), documentOptions: Json)!.AsObject();

    public JsonArray List(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)), documentOptions: Json)!.AsArray();

    /// <summary>A line's cells; one in quotation marks may hold commas, and quotation marks that are doubled.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [""];
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var sign = line[at];
            if (sign == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                cells[^1] += line[++at];
            else if (sign == '"')
                quoted = !quoted;
            else if (sign == ',' && !quoted)
                cells.Add("");
            else
                cells[^1] += sign;
        }
        return cells;
    }
}

/// <summary>A row of a table; an empty cell reads as null.</summary>
internal sealed class Row(IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => Optional(column) ?? throw new InvalidDataException($"The column {column} is empty.");

    public string? Optional(string column) => cells[column] is { Length: > 0 } text ? text : null;

    public bool Is(string column, string value) => cells[column] == value;

    public string[] Many(string column) => Optional(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
