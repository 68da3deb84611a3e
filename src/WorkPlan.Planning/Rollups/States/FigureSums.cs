using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>Figures of several units added up and taken apart again. Who did what is left to the unit's own results.</summary>
internal static class FigureSums
{
    /// <summary>The same without names and days.</summary>
    public static Figures Compact(Figures figures) => figures is { Breakdown: null, Parts: null }
        ? figures
        : new Figures(figures.Numerator, figures.Denominator, figures.Count ?? (figures.Numerator is null ? figures.Counted : null))
        {
            Parts = figures.Parts?.ToDictionary(part => part.Key, part => Compact(part.Value)),
        };

    public static Figures? Combine(Figures? left, Figures? right, int sign)
    {
        if (right is null)
            return left;
        left ??= Figures.None;
        return new Figures(
            Combine(left.Numerator, right.Numerator, sign), Combine(left.Denominator, right.Denominator, sign),
            Combine(left.Count, right.Count, sign))
        {
            Parts = left.Parts is null && right.Parts is null
                ? null
                : Names(left).Union(Names(right)).ToDictionary(
                    part => part, part => Combine(left.Of(part), right.Of(part), sign) ?? Figures.None),
        };
    }

    public static Figures? WithoutZeros(Figures? figures) => figures is null
        ? null
        : new Figures(WithoutZero(figures.Numerator), WithoutZero(figures.Denominator), WithoutZero(figures.Count))
        {
            Parts = figures.Parts?.Select(part => (part.Key, Value: WithoutZeros(part.Value)!)).Where(part => !part.Value.IsEmpty)
                .ToDictionary(part => part.Key, part => part.Value),
        };

    /// <summary>With the zeros that a sum leaves out, for rules that read them.</summary>
    public static Figures WithZeros(Figures figures, TargetRule rule)
    {
        var filled = figures;
        foreach (var need in rule.Needs())
        {
            var part = Filled(filled.Of(need.Part) ?? Figures.None, need.Measure);
            filled = need.Part is null
                ? part with { Parts = filled.Parts }
                : filled with { Parts = new Dictionary<string, Figures>(filled.Parts ?? new Dictionary<string, Figures>()) { [need.Part] = part } };
        }
        return filled;
    }

    private static Figures Filled(Figures figures, TargetMeasure measure) => measure == TargetMeasure.Ratio
        ? figures with { Numerator = figures.Numerator ?? 0, Denominator = figures.Denominator ?? 0 }
        : figures with { Count = figures.Counted ?? 0 };

    private static IEnumerable<string> Names(Figures figures) => figures.Parts?.Keys ?? [];

    private static long? WithoutZero(long? value) => value == 0 ? null : value;

    private static long? Combine(long? left, long? right, int sign) => left is null && right is null ? null : (left ?? 0) + (sign * (right ?? 0));
}
