using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkPlan.SharedKernel;

namespace WorkPlan.Documents;

/// <summary>Dates, numbers and names as Vietnamese administrative documents write them.</summary>
public static partial class VietnameseForm
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Days below 10 and the months 1 and 2 take a zero, so that nothing can be added: ngày 05 tháng 01 năm 2022.</summary>
    public static string Date(DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? $"0{day.Month}" : $"{day.Month}")} năm {day.Year}");

    public static string PlaceAndDate(string place, DateOnly? day) => day is { } known
        ? $"{place}, {Date(known)}"
        : $"{place}, ngày      tháng      năm         ";

    /// <summary>Text, numbers with points between thousands and a comma before two decimals, dates with slashes.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => VietnamTime.Format(day),
        DateTimeOffset instant => VietnamTime.Format(instant),
        decimal number => number.ToString("#,0.00", Culture),
        int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString("#,0", Culture),
        _ => value.ToString() ?? "",
    };

    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ReadOnlySpan<(int Value, string Sign)> signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var roman = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
                roman.Append(sign);
        }
        return roman.ToString();
    }

    /// <summary>Where a body dates its documents: its seat, or the name of its area – Hà Tĩnh for Viện kiểm sát nhân dân tỉnh Hà Tĩnh.</summary>
    public static string PlaceOf(string unitName, string? seat = null)
    {
        if (!string.IsNullOrWhiteSpace(seat))
            return seat;
        var area = Body().Replace(unitName, "").Trim();
        return area.Length > 0 ? area : unitName;
    }

    /// <summary>The office of whoever leads a unit: procuracy, department, division, office or section.</summary>
    public static string HeadOf(string unitType) => unitType switch
    {
        "procuracy" => "Viện trưởng",
        "department" => "Vụ trưởng",
        "office" => "Chánh Văn phòng",
        _ => "Trưởng phòng",
    };

    /// <summary>The office of the deputy: Phó Viện trưởng.</summary>
    public static string DeputyOf(string unitType) => unitType == "office" ? "Phó Chánh Văn phòng" : $"Phó {HeadOf(unitType)}";

    /// <summary>A title that begins with the type's own name says it twice under that name.</summary>
    public static string WithoutType(string title, string typeName)
    {
        if (!title.StartsWith(typeName, StringComparison.OrdinalIgnoreCase) || title.Length <= typeName.Length + 1)
            return title;
        var rest = title[typeName.Length..].TrimStart(' ', ':', '-', '–');
        return rest.Length == 0 ? title : char.ToUpper(rest[0], Culture) + rest[1..];
    }

    /// <summary>A name without marks, for file systems that know none.</summary>
    public static string FileName(params IEnumerable<string?> parts)
    {
        var key = string.Join(' ', parts.OfType<string>().Select(part => VietnameseText.SearchKey(part)));
        var name = NotForFiles().Replace(key, "-").Trim('-');
        return name.Length <= 100 ? name : name[..100].Trim('-');
    }

    [GeneratedRegex("^(Viện kiểm sát nhân dân|VKSND|Viện kiểm sát)\\s*(cấp cao tại|tỉnh|thành phố|huyện|thị xã|quận|khu vực)?\\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Body();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotForFiles();
}
