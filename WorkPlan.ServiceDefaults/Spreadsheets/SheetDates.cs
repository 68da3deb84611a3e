using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace WorkPlan.ServiceDefaults.Spreadsheets;

/// <summary>Which cells are dates: in a workbook a date is a number of days, and only the cell's format tells.</summary>
internal sealed class SheetDates
{
    private readonly HashSet<int> _styles;
    private readonly bool _from1904;

    private SheetDates(HashSet<int> styles, bool from1904) => (_styles, _from1904) = (styles, from1904);

    public static SheetDates Of(WorkbookPart workbook)
    {
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null && IsDateFormat(format.FormatCode?.Value ?? ""))
            .Select(format => format.NumberFormatId!.Value).ToHashSet();
        var styles = (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select((format, index) => (Id: format.NumberFormatId?.Value ?? 0, index))
            .Where(format => format.Id is (>= 14 and <= 22) or (>= 45 and <= 47) || own.Contains(format.Id)).Select(format => format.index);
        return new SheetDates([.. styles], workbook.Workbook.WorkbookProperties?.Date1904?.Value == true);
    }

    public bool IsDate(int style) => _styles.Contains(style);

    /// <summary>44712 is 2022-05-31. Before March 1900 the count is off by a leap day that never was; nothing here is that old.</summary>
    public string Text(string serial)
    {
        var days = Math.Floor(double.Parse(serial, NumberStyles.Float, CultureInfo.InvariantCulture)) + (_from1904 ? 1462 : 0);
        if (days is < 61 or > 2_900_000)
            throw new FormatException();
        return new DateOnly(1899, 12, 30).AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Letters of dates outside quotation marks and brackets: dd/mm/yyyy, [$-42A]d mmmm.</summary>
    private static bool IsDateFormat(string format)
    {
        var (quoted, bracketed) = (false, false);
        foreach (var sign in format)
        {
            if (sign == '"')
                quoted = !quoted;
            else if (sign is '[' or ']')
                bracketed = sign == '[';
            else if (!quoted && !bracketed && sign is 'd' or 'D' or 'y' or 'Y')
                return true;
        }
        return false;
    }
}
