using FsCheck;
using FsCheck.Fluent;

namespace WorkPlan.SharedKernel.Tests.Targets;

/// <summary>Rules and figures as they come, for laws that hold for all of them.</summary>
internal static class AnyRule
{
    private static readonly string[] Parts = ["a", "b"];
    private static readonly string[] People = ["P1", "P2", "P3"];

    public static Gen<TargetRule> Floor { get; } = Gen.OneOf(
        from threshold in Gen.Elements(0, 1, 3333, 5000, 9000, 10_000)
        from part in Gen.Elements(Parts)
        select (TargetRule)new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, threshold, part: part),
        CountFloor);

    public static Gen<TargetRule> CountFloor =>
        from threshold in Gen.Choose(0, 6)
        from part in Gen.Elements("n", "m")
        select (TargetRule)new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, threshold, part: part);

    public static Gen<TargetRule> Threshold { get; } =
        from comparator in Gen.Elements(Enum.GetValues<TargetComparator>())
        from measure in Gen.Elements(Enum.GetValues<TargetMeasure>())
        from threshold in measure == TargetMeasure.Ratio ? Gen.Elements(0, 200, 5000, 9800, 10_000) : Gen.Choose(0, 6)
        from part in Gen.Elements(measure == TargetMeasure.Ratio ? Parts : ["n", "m"])
        select (TargetRule)new ThresholdRule(comparator, measure, threshold, part: part);

    /// <summary>Shares of what stands under "a", of what was handled under "b".</summary>
    public static Gen<TargetRule> OfPopulation { get; } =
        from comparator in Gen.Elements(Enum.GetValues<TargetComparator>())
        from threshold in Gen.Elements(0, 200, 5000, 9800, 10_000)
        from part in Gen.Elements(Parts)
        select (TargetRule)new ThresholdRule(
            comparator, TargetMeasure.Ratio, threshold, part == "a" ? TargetBase.Population : TargetBase.Handled, part);

    /// <summary>Rules in rules, of thresholds of one kind.</summary>
    public static Gen<TargetRule> Joined(Gen<TargetRule> leaf) => Gen.OneOf(
        leaf,
        leaf.Two().Select(pair => (TargetRule)new AllOfRule([pair.Item1, pair.Item2])),
        leaf.Two().Select(pair => (TargetRule)new AnyOfRule([pair.Item1, pair.Item2])),
        from pair in leaf.Two()
        from other in leaf
        select (TargetRule)new AnyOfRule([new AllOfRule([pair.Item1, pair.Item2]), other]),
        from pair in leaf.Two()
        from other in leaf
        select (TargetRule)new AllOfRule([new AnyOfRule([pair.Item1, pair.Item2]), other]));

    public static Gen<TargetRule> Any { get; } = Gen.OneOf(
        Joined(Threshold),
        from rule in Threshold
        from kind in Gen.Elements(PeriodKind.Year, PeriodKind.Half, PeriodKind.Quarter, PeriodKind.Month)
        select (TargetRule)new PerPeriodRule(kind, rule),
        from each in CountFloor
        from day in Gen.Elements("start", "end", "05-31")
        select (TargetRule)new PerHeadRule(HeadGroup.Prosecutor, new HeadcountDate(day), each),
        from pair in Threshold.Two()
        from size in Gen.Choose(1, 200)
        select (TargetRule)new PiecewiseRule([new(0, pair.Item1), new(size, pair.Item2)], "n", "vụ"));

    public static Gen<Figures> Measured { get; } =
        from shares in Share.Two()
        from n in Count
        from m in Count
        select new Figures
        {
            Parts = new Dictionary<string, Figures> { ["a"] = shares.Item1, ["b"] = shares.Item2, ["n"] = n, ["m"] = m },
        };

    /// <summary>Figures in which everything arose.</summary>
    public static Gen<Figures> Arisen { get; } = Measured.Where(figures => figures.Parts!.Values.All(part => part.Denominator != 0));

    public static Gen<PeriodFigures[]> Months { get; } =
        from months in Gen.SubListOf(Enumerable.Range(1, 12))
        from figures in Gen.ListOf(Measured, months.Count)
        select months.Zip(figures, (month, measured) => new PeriodFigures(Period.Month(2022, month), measured)).ToArray();

    private static Gen<Figures> Share =>
        from denominator in Gen.Choose(0, 20)
        from numerator in Gen.Choose(0, denominator)
        select new Figures(numerator, denominator);

    private static Gen<Figures> Count =>
        from entries in Gen.ListOf(
            from person in Gen.Elements(People)
            from count in Gen.Choose(0, 3)
            from day in Gen.Choose(0, 300)
            select new BreakdownEntry(count, person, new DateOnly(2021, 12, 1).AddDays(day)), 3)
        select new Figures(Count: entries.Sum(entry => entry.Count)) { Breakdown = [.. entries] };

    public static TargetInputs Inputs(Figures figures) => TargetInputs.Of(Period.Year(2022), figures) with { Headcounts = Heads };

    public static Headcount[] Heads { get; } =
    [
        .. new[] { new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30), new DateOnly(2022, 5, 31) }
            .Select(day => new Headcount(HeadGroup.Prosecutor, day, People)),
    ];

    public static bool IsKept(TargetOutcome? outcome) => outcome is TargetOutcome.Met or TargetOutcome.Exceeded;

    public static int Rank(TargetOutcome? outcome) => outcome switch
    {
        TargetOutcome.NotMet => 0,
        TargetOutcome.Met => 1,
        TargetOutcome.Exceeded => 2,
        _ => -1,
    };
}
