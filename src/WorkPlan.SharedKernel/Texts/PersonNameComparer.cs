using System.Globalization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// The order of a Vietnamese list of people: by given name, which is the last word, then by family name, then by what stands
/// between, each in the Vietnamese alphabet.
/// </summary>
public sealed class PersonNameComparer : IComparer<string>
{
    private static readonly CompareInfo Alphabet = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;

    private PersonNameComparer()
    {
    }

    public static PersonNameComparer Instance { get; } = new();

    public static string GivenName(string fullName) => Words(fullName) is [.., var given] ? given : "";

    public int Compare(string? x, string? y)
    {
        string[] left = Words(x), right = Words(y);
        if (left.Length == 0 || right.Length == 0) return left.Length.CompareTo(right.Length);
        return FirstDifference(
            InAlphabet(left[^1], right[^1]),
            InAlphabet(left[0], right[0]),
            InAlphabet(string.Join(' ', left), string.Join(' ', right)),
            string.CompareOrdinal(x, y));
    }

    private static int FirstDifference(params ReadOnlySpan<int> comparisons)
    {
        foreach (var comparison in comparisons)
        {
            if (comparison != 0) return comparison;
        }

        return 0;
    }

    private static int InAlphabet(string left, string right) => Alphabet.Compare(left, right, CompareOptions.IgnoreCase);

    private static string[] Words(string? name) =>
        name is null ? [] : VietnameseText.Normalize(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
