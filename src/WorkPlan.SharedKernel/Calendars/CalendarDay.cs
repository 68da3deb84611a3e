using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>A date that differs from the plain Monday-to-Friday week, and why.</summary>
public sealed record CalendarDay(
    DateOnly Date,
    CalendarDayKind Kind,
    string Name,
    string Basis,
    CalendarDaySureness Sureness = CalendarDaySureness.Published);

[JsonConverter(typeof(CamelCaseEnumConverter<CalendarDayKind>))]
public enum CalendarDayKind
{
    Holiday = 1,

    /// <summary>Off in place of a holiday on a weekend, or swapped against a <see cref="MakeUpWorkday"/>.</summary>
    CompensatoryOff = 2,

    /// <summary>A day of the weekend that is worked in place of another.</summary>
    MakeUpWorkday = 3,
}

[JsonConverter(typeof(CamelCaseEnumConverter<CalendarDaySureness>))]
public enum CalendarDaySureness
{
    /// <summary>Read in a published notice.</summary>
    Published = 1,

    /// <summary>Follows from the law and the lunar calendar; the notice itself was not read.</summary>
    Known = 2,

    /// <summary>Announced without a legal act in force: kept for the record, not counted.</summary>
    Announced = 3,
}
