using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// A part of a work year, without its dates: which days it has depends on the <see cref="PeriodCalendar"/>. Written 2022, 2022-H1,
/// 2022-Q3, 2022-M05, 2022-W07. Halves, quarters and weeks are counted from the start of the work year. A month keeps its name: 2022-M05 is May and,
/// in the sector's year, 2022-M12 is the December with which work year 2022 begins.
/// </summary>
[JsonConverter(typeof(PeriodJsonConverter))]
public sealed record Period : IParsable<Period>
{
    private Period(int workYear, PeriodKind kind, int ordinal)
    {
        WorkYear = workYear;
        Kind = kind;
        Ordinal = ordinal;
    }

    public int WorkYear { get; }

    public PeriodKind Kind { get; }

    /// <summary>Which half, quarter or month; 1 for a year.</summary>
    public int Ordinal { get; }

    public string Code => Kind switch
    {
        PeriodKind.Half => $"{WorkYear:0000}-H{Ordinal}",
        PeriodKind.Quarter => $"{WorkYear:0000}-Q{Ordinal}",
        PeriodKind.Month => $"{WorkYear:0000}-M{Ordinal:00}",
        PeriodKind.Week => $"{WorkYear:0000}-W{Ordinal:00}",
        _ => $"{WorkYear:0000}",
    };

    public static Period Year(int workYear) => Of(workYear, PeriodKind.Year, 1);

    public static Period Half(int workYear, int half) => Of(workYear, PeriodKind.Half, half);

    public static Period Quarter(int workYear, int quarter) => Of(workYear, PeriodKind.Quarter, quarter);

    /// <param name="month">The month's number in the calendar, 1 for January.</param>
    public static Period Month(int workYear, int month) => Of(workYear, PeriodKind.Month, month);

    public static Period Week(int workYear, int week) => Of(workYear, PeriodKind.Week, week);

    public static Period Of(int workYear, PeriodKind kind, int ordinal) =>
        Exists(workYear, kind, ordinal)
            ? new Period(workYear, kind, ordinal)
            : throw new DomainRuleException("period-unknown", $"{workYear}-{kind}-{ordinal}");

    public static Period Parse(string code) =>
        TryParse(code, out var period) ? period : throw new DomainRuleException("period-code-unreadable", code);

    public static bool TryParse([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        var text = code.AsSpan().Trim();
        if (text.Length < 4 || !Digits(text[..4], out var year)) return false;
        var (kind, ordinal) = text[4..] switch
        {
            [] => (PeriodKind.Year, 1),
            ['-', 'H' or 'h', var half] => (PeriodKind.Half, half - '0'),
            ['-', 'Q' or 'q', var quarter] => (PeriodKind.Quarter, quarter - '0'),
            ['-', 'M' or 'm', _, _] when Digits(text[6..], out var month) => (PeriodKind.Month, month),
            ['-', 'W' or 'w', _, _] when Digits(text[6..], out var week) => (PeriodKind.Week, week),
            _ => (PeriodKind.Year, 0),
        };
        if (Exists(year, kind, ordinal)) period = new Period(year, kind, ordinal);
        return period is not null;
    }

    static Period IParsable<Period>.Parse(string s, IFormatProvider? provider) =>
        TryParse(s, out var period) ? period : throw new FormatException($"'{s}' is no code of a period.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Period result) =>
        TryParse(s, out result);

    public override string ToString() => Code;

    private static bool Digits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool Exists(int workYear, PeriodKind kind, int ordinal) =>
        workYear is >= 1900 and <= 9000 && ordinal >= 1 && ordinal <= kind switch
        {
            PeriodKind.Year => 1,
            PeriodKind.Half => 2,
            PeriodKind.Quarter => 4,
            PeriodKind.Month => 12,
            // A year of 366 days that begins on a Sunday has two weeks that it cuts.
            PeriodKind.Week => 54,
            _ => 0,
        };
}
