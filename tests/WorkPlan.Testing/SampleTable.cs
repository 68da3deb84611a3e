namespace WorkPlan.Testing;

/// <summary>A table of input files under <c>samples/</c>: CSV with a head, lines with # are remarks, an empty cell is null.</summary>
public static class SampleTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string?>> Read(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(SourceTree.Root, "samples", folder, file))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second.Length > 0 ? cell.Second : null))];
    }

    public static string[] Many(this IReadOnlyDictionary<string, string?> row, string column) =>
        row[column]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>The sample of the reorganisation of 1/7/2025, as requests to planning.</summary>
public static class Reorganisation2025
{
    public static IEnumerable<object> Units(bool begunBefore) => SampleTable.Read("reorganisation-2025", "units.csv")
        .Where(row => string.CompareOrdinal(row["validFrom"], "2025-07-01") < 0 == begunBefore)
        .Select(row => new
        {
            code = row["code"],
            name = row["name"],
            level = row["level"],
            type = row["type"],
            parentCode = row["parent"],
            validFrom = row["validFrom"],
            seat = row["seat"],
        });

    public static IEnumerable<object> Successions => SampleTable.Read("reorganisation-2025", "successions.csv").Select(row => new
    {
        kind = row["kind"],
        predecessors = row.Many("predecessors"),
        successors = row.Many("successors"),
        effectiveOn = row["effectiveOn"],
        legalBasis = row["legalBasis"],
        apportionment = row.Many("apportionment").Select(share => share.Split('>', '=')).Select(parts => new
        {
            predecessor = parts[0],
            successor = parts[1],
            basisPoints = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
        }),
    });
}
