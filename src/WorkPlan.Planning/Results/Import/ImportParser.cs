using System.Globalization;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>
/// Turns the rows of a file into candidates. Codes and periods come a thousand times each; each is kept once, so that a hundred thousand
/// rows take a few megabytes.
/// </summary>
internal sealed class ImportParser
{
    private const long Largest = 1_000_000_000;
    private static readonly string[] Days = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];
    private readonly ImportColumns _columns;
    private readonly RowFaults _faults;
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Period?> _periods = new(StringComparer.Ordinal);

    private ImportParser(ImportColumns columns, RowFaults faults) => (_columns, _faults) = (columns, faults);

    public static List<CandidateResult> Read(IEnumerable<SheetRow> rows, RowFaults faults, CancellationToken cancellationToken)
    {
        ImportParser? parser = null;
        var candidates = new List<CandidateResult>();
        var pieces = new ImportPieces(candidates, faults);
        foreach (var row in rows)
        {
            if (parser is null)
                parser = new ImportParser(ImportColumns.Of(row), faults);
            else if (parser.Parse(row) is { } candidate && parser.PieceOf(row) is var piece && !SaysNothing(candidate, piece))
                pieces.Take(candidate, piece);
            if ((candidates.Count & 1023) == 0)
                cancellationToken.ThrowIfCancellationRequested();
        }
        pieces.Close();
        return candidates.Count > 0 || faults.Total > 0 ? candidates : throw new RuleException("import-empty");
    }

    /// <summary>A line that was written out for a figure that there is none of, and that nobody has filled in.</summary>
    private static bool SaysNothing(CandidateResult row, ImportPiece? piece) => row.Figures.IsEmpty && row.Reason is null && piece is not { IsBreakdown: true };

    private CandidateResult? Parse(SheetRow row)
    {
        var before = _faults.Total;
        var unit = Code(row, _columns.Unit, "unitCode", OrganisationLimits.UnitCode);
        var target = Code(row, _columns.Target, "targetCode", CatalogueLimits.TargetCode);
        var period = PeriodOf(row);
        var figures = new Figures(
            Number(row, _columns.Numerator, "numerator"), Number(row, _columns.Denominator, "denominator"), Number(row, _columns.Count, "count"));
        var reason = Reason(row);
        return _faults.Total > before ? null : new CandidateResult(row.Line, unit!, target!, period!, figures, reason);
    }

    /// <summary>Null for a row that is a whole figure.</summary>
    private ImportPiece? PieceOf(SheetRow row)
    {
        var part = OptionalCode(row, _columns.Part, "part", FigureLimits.PartCode);
        var person = OptionalCode(row, _columns.Person, "person", OrganisationLimits.PersonCode);
        var on = DayOf(row);
        return part is null && person is null && on is null ? null : new ImportPiece(part, person, on);
    }

    private string? OptionalCode(SheetRow row, int column, string name, int maxLength) =>
        column < 0 || row[column].IsEmpty ? null : Code(row, column, name, maxLength);

    /// <summary>As people write it, as machines do, or a date of Excel's.</summary>
    private DateOnly? DayOf(SheetRow row)
    {
        var cell = _columns.On < 0 ? SheetCell.Empty : row[_columns.On];
        if (cell.IsEmpty)
            return null;
        if (cell.Kind is SheetCellKind.Text or SheetCellKind.Date
            && DateOnly.TryParseExact(cell.Text.AsSpan().Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _faults.Add(row.Line, "on", "Import.DayUnreadable", cell.Text);
        return null;
    }

    private string? Code(SheetRow row, int column, string name, int maxLength)
    {
        var text = Text(row, column, name);
        if (_codes.TryGetValue(text, out var known))
            return known;
        var code = text.Trim();
        if (code.Length == 0)
            _faults.Add(row.Line, name, "Text.Required");
        else if (code.Length > maxLength)
            _faults.Add(row.Line, name, "Text.TooLong", maxLength);
        else
            return _codes[text] = code;
        return null;
    }

    private Period? PeriodOf(SheetRow row)
    {
        var text = Text(row, _columns.Period, "period");
        if (!_periods.TryGetValue(text, out var period))
        {
            _ = Period.TryParse(text, out period);
            _periods[text] = period;
        }
        if (period is null)
            _faults.Add(row.Line, "period", "Import.PeriodUnreadable", text);
        return period;
    }

    private long? Number(SheetRow row, int column, string name)
    {
        var cell = column < 0 ? SheetCell.Empty : row[column];
        if (cell.IsEmpty)
            return null;
        if (TryRead(cell, out var number) && number <= Largest)
            return number;
        _faults.Add(row.Line, name, "Import.NumberUnreadable", cell.Text, Largest);
        return null;
    }

    /// <summary>A whole number: a cell with a number, or one as people write it (1.180). What a formula shows depends on who saved the file.</summary>
    private static bool TryRead(SheetCell cell, out long number)
    {
        number = 0;
        return cell.Kind is SheetCellKind.Number or SheetCellKind.Text
            && (long.TryParse(cell.Text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number)
                || (cell.Kind == SheetCellKind.Text && Grouped(cell.Text.AsSpan().Trim())
                    && long.TryParse(cell.Text.Trim().Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out number)));
    }

    private static bool Grouped(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('.');
        if (first is < 1 or > 3 || (text.Length - first) % 4 != 0)
            return false;
        for (var i = first; i < text.Length; i += 4)
        {
            if (text[i] != '.')
                return false;
        }
        return true;
    }

    private string? Reason(SheetRow row)
    {
        var text = _columns.Reason < 0 ? "" : Text(row, _columns.Reason, "correctionReason").Trim();
        if (text.Length > ResultLimits.Reason)
            _faults.Add(row.Line, "correctionReason", "Text.TooLong", ResultLimits.Reason);
        return text.Length == 0 ? null : VietnameseText.Normalize(text);
    }

    private string Text(SheetRow row, int column, string name)
    {
        var cell = row[column];
        if (cell.Kind is SheetCellKind.Formula or SheetCellKind.Error)
            _faults.Add(row.Line, name, "Import.Formula");
        return cell.Text;
    }
}
