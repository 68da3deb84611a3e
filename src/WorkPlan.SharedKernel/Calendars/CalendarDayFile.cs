using System.Globalization;

namespace WorkPlan.SharedKernel;

/// <summary>Reads calendar days from text: one a line, <c>date;kind;name;basis;sureness</c>, lines that begin with # are remarks.</summary>
public static class CalendarDayFile
{
    public static IReadOnlyList<CalendarDay> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var days = new List<CalendarDay>();
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            days.Add(Parse(line) ?? throw new DomainRuleException("calendar-line-unreadable", number, line));
        }

        return days;
    }

    internal static IReadOnlyList<CalendarDay> Embedded(string name)
    {
        using var reader = EmbeddedText.Open(name);
        return Read(reader);
    }

    private static CalendarDay? Parse(string line) =>
        line.Split(';', StringSplitOptions.TrimEntries)
            is [var dateText, var kindText, { Length: > 0 } name, { Length: > 0 } basis, var surenessText]
        && DateOnly.TryParseExact(dateText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && Named(kindText, out CalendarDayKind kind)
        && Named(surenessText, out CalendarDaySureness sureness)
            ? new CalendarDay(date, kind, VietnameseText.Normalize(name), VietnameseText.Normalize(basis), sureness)
            : null;

    private static bool Named<TEnum>(string text, out TEnum value) where TEnum : struct, Enum
    {
        value = default;
        return text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);
    }
}
