using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace WorkPlan.Samples.Files;

/// <summary>One folder of input files: tables as CSV, what has parts as JSON.</summary>
internal sealed class InputFiles(string folder)
{
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { AllowComments = true, TrimOptions = TrimOptions.Trim };

    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip };

    public static InputFiles WholeSector { get; } = new("sector-2022");

    public static InputFiles QuangTri { get; } = new("quang-tri-2022");

    public static InputFiles HaTinh { get; } = new("ha-tinh-2022");

    public string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "input", folder, file);

    public IReadOnlyList<Row> Table(string file)
    {
        using var reader = new CsvReader(File.OpenText(PathOf(file)), Csv);
        reader.Read();
        reader.ReadHeader();
        List<Row> rows = [];
        while (reader.Read())
            rows.Add(new Row(reader.HeaderRecord!.ToDictionary(column => column, column => reader.GetField(column) ?? "")));
        return rows;
    }

    public JsonObject Object(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)), documentOptions: Json)!.AsObject();
}

/// <summary>A row of a table; an empty cell reads as null.</summary>
internal sealed class Row(IReadOnlyDictionary<string, string> cells)
{
    public string this[string column] => Optional(column) ?? throw new InvalidDataException($"The column {column} is empty.");

    public string? Optional(string column) => cells[column] is { Length: > 0 } text ? text : null;

    public bool Is(string column, string value) => cells[column] == value;

    public string[] Many(string column) => Optional(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
