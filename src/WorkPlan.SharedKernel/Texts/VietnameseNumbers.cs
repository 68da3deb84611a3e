using System.Globalization;

namespace WorkPlan.SharedKernel;

/// <summary>Numbers as documents print them: a dot between thousands, a comma before decimals, whatever the machine's culture.</summary>
public static class VietnameseNumbers
{
    private static readonly NumberFormatInfo Format =
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," });

    /// <summary>1180 is "1.180".</summary>
    public static string Count(long value) => value.ToString("#,##0", Format);

    /// <summary>A small count in a target or a document: 2 is "02".</summary>
    public static string TwoDigits(long value) => value is >= 0 and < 10 ? $"0{value}" : Count(value);

    /// <summary>A share in percent: 9990 basis points are "99,9%".</summary>
    public static string Percent(long basisPoints) => Hundredths(basisPoints) + "%";

    /// <summary>
    /// The distance between two shares. It is in percentage points, which "vượt 4,9%" in reports leaves unsaid: +490 is "+4,9 điểm %".
    /// </summary>
    public static string PercentagePoints(long basisPoints) =>
        (basisPoints > 0 ? "+" : "") + Hundredths(basisPoints) + " điểm %";

    private static string Hundredths(long value)
    {
        var (whole, rest) = Math.DivRem(Math.Abs(value), 100);
        var decimals = rest == 0 ? "" : "," + rest.ToString("00", CultureInfo.InvariantCulture).TrimEnd('0');
        return (value < 0 ? "-" : "") + Count(whole) + decimals;
    }
}
