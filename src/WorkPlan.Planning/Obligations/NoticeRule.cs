using System.Globalization;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// When to speak up around a deadline: so many working days (<c>5wd</c>) or hours (<c>4h</c>). A day counts from 00:00 local, so two
/// working days before a Tuesday begins on the Friday.
/// </summary>
internal sealed record NoticeRule(int Number, bool InHours)
{
    public string Text => InHours ? $"{Number}h" : $"{Number}wd";

    public static NoticeRule? Parse(string? text)
    {
        var (suffix, inHours) = text?.EndsWith("wd", StringComparison.Ordinal) == true ? (2, false) : (1, true);
        return text is not null && (!inHours || text.EndsWith('h'))
            && int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - suffix)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 250
                ? new NoticeRule(number, inHours)
                : null;
    }

    /// <summary>Rules with commas between them; null when one is none.</summary>
    public static IReadOnlyList<NoticeRule>? List(string text)
    {
        var rules = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        return rules.OfType<NoticeRule>().ToList() is { } good && good.Count == rules.Count ? good : null;
    }

    /// <summary>Of what is due by this instant a reminder is due now.</summary>
    public DateTimeOffset RemindsOfDueBy(DateTimeOffset now, WorkingCalendar calendar) => InHours
        ? now.AddHours(Number)
        : VietnamTime.EndOf(calendar.AddWorkingDays(VietnamTime.DateOf(now), Number));

    /// <summary>What was due before this instant is overdue for so long that it goes one level up.</summary>
    public DateTimeOffset EscalatesDueBefore(DateTimeOffset now, WorkingCalendar calendar) => InHours || Number == 0
        ? now.AddHours(-Number)
        : VietnamTime.StartOf(calendar.AddWorkingDays(VietnamTime.DateOf(now), -Number).AddDays(1));
}
