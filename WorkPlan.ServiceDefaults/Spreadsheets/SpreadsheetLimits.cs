namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>How large a file may be, packed and unpacked: a workbook is a zip, and a small zip can hold an endless file.</summary>
public sealed record SpreadsheetLimits
{
    public static SpreadsheetLimits Default { get; } = new();

    public long FileBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>All that the workbook unpacks to.</summary>
    public long UnpackedBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>What parts beside sheets and texts may unpack to: they are read whole.</summary>
    public long SidePartBytes { get; init; } = 4 * 1024 * 1024;

    public int Parts { get; init; } = 500;

    /// <summary>Rows with something in them, the heading included.</summary>
    public int Rows { get; init; } = 5001;

    public int Columns { get; init; } = 100;

    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Texts that cells share are kept in memory.</summary>
    public int SharedCharacters { get; init; } = 16 * 1024 * 1024;
}
