using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>Where the fields of a person stand in a file, by the titles in its first row: those of the API, or Vietnamese ones.</summary>
internal sealed class PeopleColumns
{
    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["code"] = ["code", "ma", "ma so", "ma can bo"],
        ["fullName"] = ["fullname", "ho va ten", "ho ten"],
        ["unitCode"] = ["unitcode", "ma don vi", "don vi"],
        ["kind"] = ["kind", "loai", "doi tuong"],
        ["recruitedOn"] = ["recruitedon", "ngay tuyen dung"],
        ["servesFrom"] = ["servesfrom", "ngay ve don vi"],
        ["servesTo"] = ["servesto", "ngay thoi viec"],
        ["judicialTitle"] = ["judicialtitle", "chuc danh tu phap"],
        ["judicialTitleFrom"] = ["judicialtitlefrom", "chuc danh tu phap tu ngay"],
        ["judicialTitleTo"] = ["judicialtitleto", "chuc danh tu phap den ngay"],
        ["managementTitle"] = ["managementtitle", "chuc danh quan ly", "chuc vu"],
        ["managementTitleFrom"] = ["managementtitlefrom", "chuc vu tu ngay"],
        ["managementTitleTo"] = ["managementtitleto", "chuc vu den ngay"],
        ["qualification"] = ["qualification", "trinh do"],
        ["qualificationName"] = ["qualificationname", "bang cap"],
        ["qualificationField"] = ["qualificationfield", "linh vuc bang cap"],
        ["qualificationOn"] = ["qualificationon", "ngay cap bang"],
        ["strengths"] = ["strengths", "so truong"],
        ["position"] = ["position", "vi tri viec lam"],
        ["positionField"] = ["positionfield", "linh vuc vi tri"],
        ["positionFrom"] = ["positionfrom", "vi tri tu ngay"],
    };

    private static readonly string[] Needed = ["code", "fullName", "unitCode", "kind", "recruitedOn"];
    private readonly Dictionary<string, int> _columns = [];

    private PeopleColumns()
    {
    }

    /// <summary>A heading that lacks a needed column, has one twice, or has one that nobody knows, is refused: a mistyped title would lose a column.</summary>
    public static PeopleColumns Of(SheetRow heading)
    {
        var columns = new PeopleColumns();
        for (var at = 0; at < heading.Cells.Count; at++)
        {
            var title = VietnameseText.SearchKey(heading[at].Text);
            if (title.Length == 0)
                continue;
            if (Titles.FirstOrDefault(entry => entry.Value.Contains(title)).Key is not { } name || !columns._columns.TryAdd(name, at))
                throw new BadFileException("table-column-unknown", heading[at].Text, string.Join(", ", Titles.Keys));
        }
        if (Array.Find(Needed, name => !columns._columns.ContainsKey(name)) is { } missing)
            throw new BadFileException("table-column-missing", missing);
        return columns;
    }

    public SheetCell Cell(SheetRow row, string column) => _columns.TryGetValue(column, out var at) ? row[at] : SheetCell.Empty;
}

/// <summary>One thing that is wrong in a file: the line that people see beside it, the column, and why.</summary>
internal sealed record FileFault(int Line, string Field, string Message);

/// <summary>Everything that is wrong in a file; of very many, the first.</summary>
internal sealed class FileFaults
{
    private const int Listed = 500;
    private readonly List<FileFault> _faults = [];

    public int Total { get; private set; }

    public void Add(int line, string field, string message)
    {
        Total++;
        if (_faults.Count < Listed)
            _faults.Add(new FileFault(line, field, message));
    }

    public void ThrowIfAny()
    {
        if (Total > 0)
            throw new ImportRefusedException([.. _faults.OrderBy(fault => fault.Line)], Total);
    }
}
