using System.Globalization;

namespace WorkPlan.SharedKernel.Tests;

/// <summary>Days and instants from their ISO text, so that cases can stand in attributes.</summary>
internal static class Moments
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
