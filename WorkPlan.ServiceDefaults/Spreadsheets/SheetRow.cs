namespace WorkPlan.ServiceDefaults.Spreadsheets;

public enum SheetCellKind
{
    Empty = 0,
    Text = 1,
    Number = 2,

    /// <summary>A number that the sheet shows as a date; its text is ISO.</summary>
    Date = 3,

    Truth = 4,

    /// <summary>Something that was computed: what it shows depends on who opened the file last.</summary>
    Formula = 5,

    Error = 6,
}

/// <summary>A cell: what it is, and its text: numbers with a decimal point, dates as 2022-05-31.</summary>
public readonly record struct SheetCell(SheetCellKind Kind, string Text)
{
    public static SheetCell Empty { get; } = new(SheetCellKind.Empty, "");

    public bool IsEmpty => Kind == SheetCellKind.Empty || (Kind == SheetCellKind.Text && string.IsNullOrWhiteSpace(Text));

    public static SheetCell OfText(string text) => string.IsNullOrWhiteSpace(text) ? Empty : new(SheetCellKind.Text, text);
}

/// <summary>A row with the number that people see beside it.</summary>
public sealed record SheetRow(int Line, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Empty;

    public bool IsBlank => Cells.All(cell => cell.IsEmpty);
}
