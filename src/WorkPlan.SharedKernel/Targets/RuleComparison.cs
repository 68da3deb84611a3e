namespace WorkPlan.SharedKernel;

/// <summary>Whether keeping one rule keeps another.</summary>
internal static class RuleComparison
{
    /// <summary>True when whoever keeps the first keeps the second, as far as both arise.</summary>
    public static bool Implies(TargetRule first, TargetRule second) => (Bare(first), Bare(second)) switch
    {
        // The order matters: what loses nothing is taken apart first.
        (var whole, AllOfRule all) => all.Rules.All(part => Implies(whole, part)),
        (AnyOfRule any, var whole) => any.Rules.All(part => Implies(part, whole)),
        (PiecewiseRule left, PiecewiseRule right) when left.SizePart == right.SizePart =>
            left.Pieces.Concat(right.Pieces).Select(piece => piece.From).Distinct().All(size => Implies(left.PieceFor(size), right.PieceFor(size))),
        (PiecewiseRule left, var whole) when whole is not AnyOfRule => left.Pieces.All(piece => Implies(piece.Rule, whole)),
        (AllOfRule all, AnyOfRule any) => all.Rules.Any(part => Implies(part, any)) || any.Rules.Any(part => Implies(all, part)),
        (AllOfRule all, var whole) => all.Rules.Any(part => Implies(part, whole)),
        (var whole, AnyOfRule any) => any.Rules.Any(part => Implies(whole, part)),
        (var whole, PiecewiseRule right) => right.Pieces.All(piece => Implies(whole, piece.Rule)),
        (PerPeriodRule left, PerPeriodRule right) => left.Period == right.Period && Implies(left.Rule, right.Rule),
        (PerHeadRule left, PerHeadRule right) => SameHeads(left, right) && Implies(left.Rule, right.Rule),
        (ThresholdRule left, ThresholdRule right) => SameMeasure(left, right) && left.Lowest >= right.Lowest && left.Highest <= right.Highest,
        _ => false,
    };

    public static bool AreComparable(TargetRule first, TargetRule second)
    {
        var theirs = Leaves(second, "").ToLookup(leaf => leaf.Path, leaf => leaf.Rule.Direction);
        var shared = Leaves(first, "").GroupBy(leaf => leaf.Path, leaf => leaf.Rule.Direction).Where(own => theirs.Contains(own.Key)).ToList();
        return shared.Count > 0 && shared.TrueForAll(own => own.Any(mine => theirs[own.Key].Any(other => SameWay(mine, other))));
    }

    /// <summary>Each threshold under what it stands in and measures: by these paths parts of two rules find each other.</summary>
    private static IEnumerable<(string Path, ThresholdRule Rule)> Leaves(TargetRule rule, string path) => Bare(rule) switch
    {
        PerPeriodRule per => Leaves(per.Rule, $"{path}/{per.Period}"),
        PerHeadRule per => Leaves(per.Rule, $"{path}/{per.Group} {per.HeadcountOn}"),
        AllOfRule all => all.Rules.SelectMany(part => Leaves(part, path)),
        AnyOfRule any => any.Rules.SelectMany(part => Leaves(part, path)),
        PiecewiseRule pieces => pieces.Pieces.SelectMany(piece => Leaves(piece.Rule, path)),
        ThresholdRule leaf => [($"{path}/{leaf.Measure} {leaf.Of} {leaf.Part}", leaf)],
        _ => [],
    };

    /// <summary>A year is the time for which targets are set: saying so changes nothing.</summary>
    private static TargetRule Bare(TargetRule rule) => rule is PerPeriodRule { Period: PeriodKind.Year } per ? Bare(per.Rule) : rule;

    private static bool SameHeads(PerHeadRule left, PerHeadRule right) => left.Group == right.Group && left.HeadcountOn == right.HeadcountOn;

    private static bool SameMeasure(ThresholdRule left, ThresholdRule right) =>
        left.Measure == right.Measure && left.Of == right.Of && left.Part == right.Part;

    private static bool SameWay(TargetDirection left, TargetDirection right) =>
        left == right || left == TargetDirection.Neither || right == TargetDirection.Neither;
}
