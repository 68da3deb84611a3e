using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>Where the fields of a result stand in a file, by the titles in its first row: those of the API, or Vietnamese ones.</summary>
internal sealed record ImportColumns(int Unit, int Target, int Period, int Numerator, int Denominator, int Count, int Reason)
{
    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["unitCode"] = ["unitcode", "ma don vi", "don vi"],
        ["targetCode"] = ["targetcode", "ma chi tieu", "chi tieu"],
        ["period"] = ["period", "ky", "ky bao cao"],
        ["numerator"] = ["numerator", "tu so"],
        ["denominator"] = ["denominator", "mau so"],
        ["count"] = ["count", "so luong", "so dem"],
        ["part"] = ["part", "phan", "thanh phan"],
        ["person"] = ["person", "ma can bo", "can bo"],
        ["on"] = ["on", "ngay"],
        ["correctionReason"] = ["correctionreason", "ly do", "ly do dinh chinh"],
    };

    /// <summary>Which measure of a compound rule a row is about; -1 where the file has no such column.</summary>
    public int Part { get; private init; }

    /// <summary>By whom the count of a row was done.</summary>
    public int Person { get; private init; }

    /// <summary>On which day.</summary>
    public int On { get; private init; }

    public static ImportColumns Of(SheetRow heading)
    {
        var known = new Dictionary<string, int>();
        for (var field = 0; field < heading.Cells.Count; field++)
        {
            var title = VietnameseText.SearchKey(heading[field].Text);
            if (Titles.FirstOrDefault(entry => entry.Value.Contains(title)).Key is { } name && !known.TryAdd(name, field))
                throw new RuleException("import-column-twice", name);
        }
        foreach (var needed in (string[])["unitCode", "targetCode", "period"])
        {
            if (!known.ContainsKey(needed))
                throw new RuleException("import-column-missing", needed, string.Join(", ", Titles.Keys));
        }
        return new ImportColumns(
            known["unitCode"], known["targetCode"], known["period"], At("numerator"), At("denominator"), At("count"), At("correctionReason"))
        {
            Part = At("part"),
            Person = At("person"),
            On = At("on"),
        };

        int At(string name) => known.GetValueOrDefault(name, -1);
    }
}
