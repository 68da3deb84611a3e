using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>The thirteen district units of Hà Tĩnh, as the input files name them.</summary>
internal static class HaTinh
{
    public const string Province = "HT";

    public static InputFiles Files => InputFiles.HaTinh;

    public static IReadOnlyList<Row> Districts { get; } = Files.Table("district-plans.csv");

    public static string HeadOf(string unit) => $"{unit.ToLowerInvariant()}.vientruong";

    /// <summary>Who serves in a unit on a day, by code.</summary>
    public static IReadOnlyList<string> ServingIn(string unit, string day) =>
    [
        .. Files.Table("people.csv")
            .Where(row => row.Is("unitCode", unit) && string.CompareOrdinal(row["recruitedOn"], day) <= 0
                && (row.Optional("servesTo") is not { } last || string.CompareOrdinal(last, day) >= 0))
            .Select(row => row["code"]),
    ];
}
