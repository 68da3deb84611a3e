namespace WorkPlan.SharedKernel;

/// <summary>Figures that a rule reads.</summary>
/// <param name="Part">The named part; null: the main figures.</param>
/// <param name="Measure">A share's two figures, or a count.</param>
/// <param name="ByPerson">The count has to be told by person.</param>
/// <param name="Size">Only the size is read, which a share's denominator tells as well.</param>
public sealed record FigureNeed(string? Part, TargetMeasure Measure, bool ByPerson = false, bool Size = false)
{
    internal static IReadOnlyList<FigureNeed> Merge(IEnumerable<FigureNeed> needs) =>
    [
        .. needs.GroupBy(need => need.Part).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new FigureNeed(
            same.Key,
            same.Any(need => need.Measure == TargetMeasure.Ratio) ? TargetMeasure.Ratio : TargetMeasure.Count,
            same.Any(need => need.ByPerson),
            same.All(need => need.Size))),
    ];
}

/// <summary>What keeps figures from fitting a rule.</summary>
public enum FigureFault
{
    NeedsRatio = 1,
    NeedsCount = 2,
    NumeratorExceeds = 3,
    Negative = 4,
    NeedsPart = 5,
    PartUnknown = 6,
    NeedsPersons = 7,
    BreakdownDiffers = 8,
}

/// <summary>The field in which figures do not fit, as the API names it, and why.</summary>
public sealed record FigureMisfit(string Field, FigureFault Fault, params object?[] Arguments)
{
    internal static FigureMisfit? Find(IReadOnlyList<FigureNeed> needs, Figures figures)
    {
        if (figures.Parts?.Keys.FirstOrDefault(part => needs.All(need => need.Part != part)) is { } unknown)
            return new($"parts.{unknown}", FigureFault.PartUnknown, unknown);
        if (needs.All(need => need.Part is not null) && (figures.Numerator ?? figures.Denominator ?? figures.Count) is not null)
            return new("parts", FigureFault.NeedsPart, string.Join(", ", needs.Select(need => need.Part)));
        foreach (var need in needs)
        {
            var path = need.Part is null ? "" : $"parts.{need.Part}.";
            if (figures.Of(need.Part) is not { } given) return new($"parts.{need.Part}", FigureFault.NeedsPart, need.Part);
            if (Find(need, given, path) is { } misfit) return misfit;
        }
        return null;
    }

    private static FigureMisfit? Find(FigureNeed need, Figures given, string path)
    {
        var isShare = given is { Numerator: not null, Denominator: not null, Count: null };
        var isCount = given is { Numerator: null, Denominator: null } && given.Counted is not null;
        if (need.Measure == TargetMeasure.Ratio && !isShare) return new($"{path}numerator", FigureFault.NeedsRatio);
        if (need.Measure == TargetMeasure.Count && !isCount && !(need.Size && isShare)) return new($"{path}count", FigureFault.NeedsCount);
        if (given.Numerator < 0 || given.Denominator < 0) return new($"{path}numerator", FigureFault.Negative);
        if (given.Count < 0) return new($"{path}count", FigureFault.Negative);
        if (given.Breakdown?.Any(entry => entry.Count < 0) == true) return new($"{path}breakdown", FigureFault.Negative);
        if (given.Numerator > given.Denominator)
            return new($"{path}numerator", FigureFault.NumeratorExceeds, given.Numerator, given.Denominator);
        if (need.ByPerson && given.Counted > 0 && given.Breakdown?.All(entry => entry.Person is not null) != true)
            return new($"{path}breakdown", FigureFault.NeedsPersons);
        var total = given.Count ?? given.Numerator;
        var told = given.Breakdown?.Sum(entry => entry.Count);
        return told is not null && total is not null && told != total
            ? new($"{path}breakdown", FigureFault.BreakdownDiffers, told, total)
            : null;
    }
}
