using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Benchmarks.National;

/// <summary>67 targets in nine fields, in about the mixture of shapes that the sector's lists have, and figures that fit them.</summary>
internal static class NationalCatalogue
{
    public const int Targets = 67;
    private const int Fields = 9;

    public static TargetCatalogue Create() => TargetCatalogue.Register(
        "QD-140", "Quyết định số 140/QĐ-VKSTC", null, new DateOnly(2024, 12, 1),
        [
            .. Enumerable.Range(0, Targets).Select(target => new CatalogueTarget
            {
                Code = CodeOf(target),
                FieldCode = FieldOf(target),
                Name = $"Chỉ tiêu số {target}",
                Source = TargetSource.Sector,
                Rule = RuleOf(target),
            }),
        ]);

    public static string CodeOf(int target) => $"CT-{target:00}";

    public static string FieldOf(int target) => $"KHAU-{target % Fields}";

    public static Figures FiguresOf(int target, Random random)
    {
        var whole = random.Next(0, 40);
        var share = new Figures(whole - (random.Next(6) == 0 ? random.Next(0, whole + 1) : 0), whole);
        return RuleOf(target) switch
        {
            AllOfRule or AnyOfRule => new Figures { Parts = new Dictionary<string, Figures> { ["mot"] = share, ["hai"] = new(Count: random.Next(3)) } },
            PiecewiseRule => share,
            PerPeriodRule => new Figures(Count: random.Next(2)),
            ThresholdRule { Measure: TargetMeasure.Count } => new Figures(Count: random.Next(4)),
            _ => share,
        };
    }

    private static TargetRule RuleOf(int target) => target switch
    {
        < 32 => TargetRule.ExactRatio(BasisPoints.Whole),
        < 46 => TargetRule.AtLeastRatio(8000 + (target * 20)),
        < 51 => TargetRule.AtMostRatio(200),
        < 54 => TargetRule.AtLeastCount(12),
        < 57 => new PerPeriodRule(PeriodKind.Quarter, TargetRule.AtLeastCount(1)),
        < 60 => new AnyOfRule([Part("mot", TargetMeasure.Ratio, 9000), Part("hai", TargetMeasure.Count, 2)]),
        < 63 => TargetRule.ExactCount(0),
        < 64 => new AllOfRule([Part("mot", TargetMeasure.Ratio, 9800), Part("hai", TargetMeasure.Count, 1)]),
        < 65 => new ThresholdRule(TargetComparator.Exactly, TargetMeasure.Ratio, BasisPoints.Whole, TargetBase.Detected),
        < 66 => new PiecewiseRule([new(0, TargetRule.AtLeastRatio(100)), new(100, TargetRule.AtLeastRatio(500))]),
        _ => new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population),
    };

    private static ThresholdRule Part(string part, TargetMeasure measure, long threshold) => new(TargetComparator.AtLeast, measure, threshold, part: part);
}
