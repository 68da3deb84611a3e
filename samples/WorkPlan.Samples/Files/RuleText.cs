using System.Globalization;

namespace WorkPlan.Samples.Files;

/// <summary>A target's rule as tables print it: "≥ 95%", "≤ 1,5%", "100%", "≥ 02".</summary>
internal static class RuleText
{
    public static object Parse(string text)
    {
        var comparator = text[0] switch { '≥' => "atLeast", '≤' => "atMost", _ => "exactly" };
        var figure = text.TrimStart('≥', '≤').Trim();
        return figure.EndsWith('%')
            ? new { comparator, measure = "ratio", threshold = (long)(Number(figure.TrimEnd('%')) * 100) }
            : new { comparator, measure = "count", threshold = (long)Number(figure) };
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
