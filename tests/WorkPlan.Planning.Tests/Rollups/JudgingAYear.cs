using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>Nineteen periods at once say what the rules say of each one.</summary>
public sealed class JudgingAYear
{
    private static readonly YearLayout Layout = YearLayout.Of(WorkYear.Of(2022));

    private static readonly TargetRule[] Rules =
    [
        TargetRule.AtLeastRatio(9000), TargetRule.AtMostRatio(200), TargetRule.ExactRatio(10000), TargetRule.AtLeastCount(3), TargetRule.ExactCount(0),
        new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population),
        new ThresholdRule(TargetComparator.Exactly, TargetMeasure.Ratio, 10000, TargetBase.Detected),
        new PerPeriodRule(PeriodKind.Quarter, TargetRule.AtLeastCount(1)),
        new PiecewiseRule([new(0, TargetRule.AtLeastRatio(100)), new(100, TargetRule.AtLeastRatio(500))]),
    ];

    [Fact]
    public void Every_period_has_the_outcome_that_its_rule_gives_it() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var rule = Rules[random.Next(Rules.Length)];
        var (from, to) = random.Next(3) switch
        {
            0 => (Layout.Year.From, new DateOnly(2022, 9, 30)),
            1 => (new DateOnly(2022, 10, 1), Layout.Year.To),
            _ => (Layout.Year.From, Layout.Year.To),
        };
        var isCount = rule.Needs()[0].Measure == TargetMeasure.Count;
        var reported = new Figures?[YearLayout.Slots];
        for (var slot = 0; slot < reported.Length; slot++)
        {
            if (random.Next(2) == 0)
                reported[slot] = isCount ? new Figures(Count: random.Next(4)) : new Figures(random.Next(50), random.Next(50, 90));
        }
        var instance = new TargetInstance("T", "F", "T", null, rule, true, from, to);
        var judged = Judging.Judge(Layout, instance, reported, []);
        return Enumerable.Range(0, YearLayout.Slots).All(slot => Agrees(instance, reported, slot, judged[slot]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rule_says_nothing_about_periods_outside_its_days()
    {
        var reported = new Figures?[YearLayout.Slots];
        reported[YearLayout.SlotOf(Period.Month(2022, 9))] = new Figures(1, 2);
        reported[YearLayout.SlotOf(Period.Month(2022, 10))] = new Figures(10, 10);
        var instance = new TargetInstance("T", "F", "T", null, TargetRule.AtLeastRatio(9000), true, new DateOnly(2022, 10, 1), Layout.Year.To);
        var judged = Judging.Judge(Layout, instance, reported, []);
        Assert.Equal(new Figures(10, 10), judged[0].Figures);
        Assert.False(judged[YearLayout.SlotOf(Period.Month(2022, 9))].Applies);
        Assert.Equal(TargetOutcome.Exceeded, judged[0].Outcome);
    }

    /// <summary>What is stored is held against the rule once more when it is read. Only a demand by quarter needs its quarters for that.</summary>
    private static bool SaysTheSame(TargetRule rule, Period period, JudgedSlot judged) =>
        rule is PerPeriodRule || judged.Figures is null || judged.Outcome == rule.OutcomeOf(TargetInputs.Of(period, judged.Figures));

    private static bool Agrees(TargetInstance instance, Figures?[] reported, int slot, JudgedSlot judged)
    {
        var range = Layout.RangeAt(slot)!.Value;
        if (range.To < instance.From || range.From > instance.To)
            return !judged.Applies;
        var inputs = Judging.InputsOf(
            Layout, instance, slot,
            [.. reported.Select((figures, at) => (figures, at)).Where(row => row.figures is not null).Select(row => new PeriodFigures(Layout.PeriodAt(row.at)!, row.figures!))],
            []);
        return judged.Applies && judged.Figures == instance.Rule.FiguresOf(inputs) && SaysTheSame(instance.Rule, inputs.Period, judged) && judged.Outcome == instance.Rule.OutcomeOf(inputs);
    }
}
