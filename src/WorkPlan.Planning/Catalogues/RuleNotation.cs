using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>
/// Reads a rule as a cell holds it: a threshold the way tables print it ("≥ 95%", "≤ 1,5%", "100%", "≥ 02 kiến nghị/năm", "≥ 1 lần/quý",
/// "100% số đã phát hiện", "≥ 50% tổng số"), every other rule as JSON.
/// </summary>
internal static partial class RuleNotation
{
    private static readonly JsonSerializerOptions Json = Conventions();

    /// <summary>Null where the text is no rule; a rule that cannot be is refused by the kernel.</summary>
    public static TargetRule? Read(string text) => text.StartsWith('{') ? ReadJson(text) : ReadPrinted(text);

    private static TargetRule? ReadJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TargetRule>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TargetRule? ReadPrinted(string text)
    {
        if (Printed().Match(text) is not { Success: true } match)
            return null;
        var comparator = match.Groups["sign"].Value switch
        {
            "≥" or ">=" => TargetComparator.AtLeast,
            "≤" or "<=" => TargetComparator.AtMost,
            _ => TargetComparator.Exactly,
        };
        var isShare = match.Groups["percent"].Success;
        var digits = match.Groups["number"].Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000)
            return null;
        var threshold = isShare ? number * 100 : number;
        if (threshold != decimal.Truncate(threshold))
            return null;
        var label = match.Groups["label"].Value.Trim();
        var of = label == RuleWords.Vietnamese.OfDetected ? TargetBase.Detected
            : label == RuleWords.Vietnamese.OfPopulation ? TargetBase.Population : TargetBase.Handled;
        // Words after a share would say what it is a share of, which only these two phrases do.
        if (isShare && of == TargetBase.Handled && label.Length > 0)
            return null;
        var rule = new ThresholdRule(
            comparator, isShare ? TargetMeasure.Ratio : TargetMeasure.Count, (long)threshold, of, label: isShare || label.Length == 0 ? null : label);
        return match.Groups["per"].Value switch
        {
            "/năm" => new PerPeriodRule(PeriodKind.Year, rule),
            "/6 tháng" => new PerPeriodRule(PeriodKind.Half, rule),
            "/quý" => new PerPeriodRule(PeriodKind.Quarter, rule),
            "/tháng" => new PerPeriodRule(PeriodKind.Month, rule),
            _ => rule,
        };
    }

    private static JsonSerializerOptions Conventions()
    {
        var options = new JsonSerializerOptions();
        JsonConventions.Apply(options);
        return options;
    }

    [GeneratedRegex(@"^(?<sign>≥|>=|≤|<=|=)?\s*(?<number>\d+(\.\d{3})*(,\d{1,2})?)\s*(?<percent>%)?(?<label>[^/%\d]*)(?<per>/năm|/6 tháng|/quý|/tháng)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Printed();
}
