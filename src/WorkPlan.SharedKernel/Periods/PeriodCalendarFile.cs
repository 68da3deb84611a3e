using System.Globalization;

namespace WorkPlan.SharedKernel;

/// <summary>Reads period calendars from text, one version a line; lines that begin with # are remarks.</summary>
public static class PeriodCalendarFile
{
    public static IReadOnlyList<PeriodCalendar> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var versions = new List<(string Code, string Name, PeriodCalendarVersion Version)>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            versions.Add(Parse(line) ?? throw new DomainRuleException("calendar-line-unreadable", number, line));
        }

        return [.. versions.GroupBy(line => (line.Code, line.Name))
            .Select(lines => new PeriodCalendar(lines.Key.Code, lines.Key.Name, lines.Select(line => line.Version)))];
    }

    internal static IReadOnlyList<PeriodCalendar> Embedded()
    {
        using var reader = EmbeddedText.Open("period-calendars.csv");
        return Read(reader);
    }

    private static (string, string, PeriodCalendarVersion)? Parse(string line) =>
        line.Split(';', StringSplitOptions.TrimEntries)
            is [{ Length: > 0 } code, { Length: > 0 } name, var year, var month, var previous, { Length: > 0 } basis]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
        && bool.TryParse(previous, out var startsInPreviousYear)
            ? (code, name, new PeriodCalendarVersion(from, start, startsInPreviousYear, VietnameseText.Normalize(basis)))
            : null;
}
