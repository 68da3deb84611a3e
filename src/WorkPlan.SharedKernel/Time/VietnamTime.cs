using System.Globalization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// Local time of the whole sector. Vietnam keeps UTC+7 without daylight saving, so the zone is built here and does not depend on
/// the machine's zone database.
/// </summary>
public static class VietnamTime
{
    public const string ZoneId = "Asia/Ho_Chi_Minh";

    public const string DateFormat = "dd/MM/yyyy";

    public const string InstantFormat = "HH:mm dd/MM/yyyy";

    private static readonly string[] AcceptedDates = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    public static TimeZoneInfo Zone { get; } =
        TimeZoneInfo.CreateCustomTimeZone(ZoneId, Offset, "(UTC+07:00) Việt Nam", "Giờ Việt Nam");

    public static DateTimeOffset Now(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().ToOffset(Offset);
    }

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Now(clock).DateTime);

    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date.ToDateTime(time), Offset);

    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>24:00 of the day, as its last tick: the instant still belongs to the day when somebody asks for its date.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => At(date, TimeOnly.MaxValue);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    public static string Format(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a date as it is written in documents: day, month, year, with or without leading zeros.</summary>
    public static bool TryParseDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text?.Trim(), AcceptedDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
