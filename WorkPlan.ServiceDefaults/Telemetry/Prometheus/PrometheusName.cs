using System.Text;
using OpenTelemetry.Metrics;

namespace WorkPlan.ServiceDefaults.Telemetry.Prometheus;

/// <summary>OpenTelemetry's names and units, said as Prometheus says them.</summary>
internal static class PrometheusName
{
    /// <summary>The name of a metric family: legal characters, the unit spelt out, <c>_total</c> for what only counts up.</summary>
    public static string OfFamily(string instrument, string unit, MetricType type)
    {
        var name = Legal(instrument, allowColon: true);
        var counts = IsCounter(type);
        if (counts && name.EndsWith("_total", StringComparison.Ordinal)) name = name[..^"_total".Length];
        // The count of a histogram is called so, and no gauge may be.
        if (!counts && type != MetricType.Histogram && name.EndsWith("_count", StringComparison.Ordinal)) name = name[..^"_count".Length];
        var suffix = OfUnit(unit, type);
        if (suffix.Length > 0 && !name.EndsWith("_" + suffix, StringComparison.Ordinal) && name != suffix) name = $"{name}_{suffix}";
        return counts ? name + "_total" : name;
    }

    /// <summary>By what a value of this unit is divided to be in the unit that its family's name says: Prometheus' time is in seconds.</summary>
    public static double DivisorOf(string unit) => unit switch
    {
        "ms" => 1e3,
        "us" => 1e6,
        "ns" => 1e9,
        _ => 1,
    };

    /// <summary>The name of a label; the two that the format itself uses make way.</summary>
    public static string OfLabel(string key)
    {
        var name = Legal(key, allowColon: false);
        return name is "le" or "otel_scope_name" ? "exported_" + name : name;
    }

    public static bool IsCounter(MetricType type) => type is MetricType.LongSum or MetricType.DoubleSum;

    private static string OfUnit(string unit, MetricType type)
    {
        if (unit == "1") return IsGauge(type) ? "ratio" : "";
        var slash = unit.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return Word(unit);
        var (what, per) = (Word(unit[..slash]), Singular(unit[(slash + 1)..]));
        return what.Length == 0 ? $"per_{per}" : $"{what}_per_{per}";
    }

    private static bool IsGauge(MetricType type) => type is MetricType.LongGauge or MetricType.DoubleGauge;

    private static string Word(string unit) => unit switch
    {
        "" => "",
        ['{', ..] => "", // an annotation such as {request}: says what is counted, is not a unit
        "s" or "ms" or "us" or "ns" => "seconds",
        "min" => "minutes",
        "h" => "hours",
        "d" => "days",
        "By" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "GiBy" => "gibibytes",
        "%" => "percent",
        "Cel" => "celsius",
        _ => Legal(unit, allowColon: false).Trim('_'),
    };

    private static string Singular(string unit) => unit switch
    {
        "s" => "second",
        "min" => "minute",
        "h" => "hour",
        "d" => "day",
        _ => Legal(unit, allowColon: false).Trim('_'),
    };

    private static string Legal(string text, bool allowColon)
    {
        var name = new StringBuilder(text.Length + 1);
        if (text.Length == 0 || char.IsAsciiDigit(text[0])) name.Append('_');
        foreach (var c in text)
        {
            var legal = char.IsAsciiLetterOrDigit(c) || (allowColon && c == ':');
            if (legal) name.Append(c);
            else if (name.Length == 0 || name[^1] != '_') name.Append('_');
        }

        return name.ToString();
    }
}
