using System.Text.Json;
using static WorkPlan.SharedKernel.TargetOutcome;
using static WorkPlan.SharedKernel.TargetRule;
using static WorkPlan.SharedKernel.Tests.Refusal;

namespace WorkPlan.SharedKernel.Tests.Targets;

public sealed class EveryShape
{
    private static readonly Period Year = Period.Year(2022);

    public static TheoryData<string, TargetShape, string, string> Shapes => new()
    {
        { """{"comparator":"exactly","measure":"ratio","threshold":10000}""", TargetShape.ExactShare, "100%", "100%" },
        { """{"comparator":"atLeast","measure":"ratio","threshold":8000}""", TargetShape.FloorShare, "≥ 80%", "≥ 80%" },
        { """{"comparator":"atMost","measure":"ratio","threshold":200}""", TargetShape.CeilingShare, "≤ 2%", "≤ 2%" },
        {
            """{"kind":"perPeriod","period":"quarter","rule":{"comparator":"atLeast","measure":"count","threshold":1,"label":"lần","labelEn":"time"}}""",
            TargetShape.Count, "≥ 01 lần/quý", "≥ 01 time/quarter"
        },
        {
            """{"kind":"perPeriod","period":"year","rule":{"kind":"perHead","group":"prosecutor","headcountOn":"start","rule":{"comparator":"atLeast","measure":"count","threshold":1}}}""",
            TargetShape.PerHead, "≥ 01/KSV/năm", "≥ 01/prosecutor/year"
        },
        {
            """{"kind":"anyOf","rules":[{"comparator":"atLeast","measure":"count","threshold":2,"part":"kn","label":"kiến nghị","labelEn":"recommendations"},{"comparator":"atLeast","measure":"count","threshold":1,"part":"kng","label":"kháng nghị","labelEn":"protests"}]}""",
            TargetShape.AnyOf, "≥ 02 kiến nghị hoặc ≥ 01 kháng nghị", "≥ 02 recommendations or ≥ 01 protests"
        },
        { """{"comparator":"exactly","measure":"ratio","threshold":0}""", TargetShape.Zero, "0%", "0%" },
        {
            """{"kind":"allOf","rules":[{"comparator":"exactly","measure":"ratio","threshold":10000,"part":"han","label":"đúng thời hạn"},{"comparator":"atLeast","measure":"ratio","threshold":9800,"part":"toi","label":"đúng tội danh"}]}""",
            TargetShape.AllOf, "đúng thời hạn 100% và đúng tội danh ≥ 98%", "đúng thời hạn 100% and đúng tội danh ≥ 98%"
        },
        {
            """{"comparator":"exactly","measure":"ratio","threshold":10000,"of":"detected"}""",
            TargetShape.Detected, "100% số đã phát hiện", "100% of what was detected"
        },
        {
            """{"kind":"piecewise","sizeLabel":"vụ","sizeLabelEn":"cases","pieces":[{"from":0,"rule":{"comparator":"atLeast","measure":"count","threshold":2}},{"from":100,"rule":{"comparator":"atLeast","measure":"ratio","threshold":500}}]}""",
            TargetShape.Piecewise, "≥ 02 nếu dưới 100 vụ; ≥ 5% nếu từ 100 vụ", "≥ 02 if below 100 cases; ≥ 5% if from 100 cases"
        },
        {
            """{"comparator":"atLeast","measure":"ratio","threshold":5000,"of":"population"}""",
            TargetShape.Coverage, "≥ 50% tổng số", "≥ 50% of all"
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_of_the_eleven_can_be_said_and_printed(string json, TargetShape shape, string vietnamese, string english)
    {
        var rule = Read(json);
        Assert.Equal((shape, vietnamese, english), (rule.Shape, rule.ToString(), rule.ToText(RuleWords.English)));
        Assert.Equal(rule, Read(JsonSerializer.Serialize(rule, JsonSerializerOptions.Web)));
        Assert.Equal(TargetComparison.Equal, Compare(rule, rule));
    }

    [Fact]
    public void A_unit_that_passes_from_99_to_100_cases_is_held_against_the_other_piece()
    {
        var rule = Read((string)Shapes.Single(shape => (TargetShape)shape[1] == TargetShape.Piecewise)[0]);
        Assert.Equal(Exceeded, rule.Evaluate(TargetInputs.Of(Year, new Figures(3, 99))).Outcome);
        Assert.Equal(NotMet, rule.Evaluate(TargetInputs.Of(Year, new Figures(3, 100))).Outcome);
        Assert.Equal(Met, rule.Evaluate(TargetInputs.Of(Year, new Figures(5, 100))).Outcome);
        // Of share and count the share is asked for: its numerator is the count, its denominator the size.
        Assert.Equal([new FigureNeed(null, TargetMeasure.Ratio)], rule.Needs());
    }

    [Fact]
    public void A_quarterly_demand_is_not_kept_by_four_times_in_one_quarter()
    {
        var rule = new PerPeriodRule(PeriodKind.Quarter, AtLeastCount(1));
        TargetInputs Counts(params long[] counts) =>
            TargetInputs.Of(Year, [.. counts.Select((count, at) => new PeriodFigures(Period.Quarter(2022, at + 1), new Figures(Count: count)))]);
        Assert.Equal(NotMet, rule.Evaluate(Counts(4, 0, 0, 0)).Outcome);
        Assert.Equal(Met, rule.Evaluate(Counts(1, 1, 1, 1)).Outcome);
        Assert.Equal(new DateOnly(2022, 11, 30), rule.Evaluate(Counts(1, 1, 1, 1)).MetOn);
        // What has not been reported yet may still be kept; what was missed already is missed.
        Assert.Null(rule.Evaluate(Counts(1, 1)).Outcome);
        Assert.Equal(NotMet, rule.Evaluate(Counts(1, 0)).Outcome);
        Assert.Equal(Met, rule.Evaluate(Counts(1, 0) with { Period = Period.Quarter(2022, 1) }).Outcome);
    }

    [Fact]
    public void Three_by_one_of_three_prosecutors_do_not_keep_one_a_head()
    {
        var rule = new PerPeriodRule(PeriodKind.Year, new PerHeadRule(HeadGroup.Prosecutor, HeadcountDate.Start, AtLeastCount(1)));
        TargetInputs By(params BreakdownEntry[] entries) => TargetInputs.Of(Year, new Figures(Count: entries.Sum(entry => entry.Count)) { Breakdown = entries }) with
        {
            Headcounts = [new(HeadGroup.Prosecutor, new DateOnly(2021, 12, 1), ["A", "B", "C"])],
        };
        Assert.Equal(NotMet, rule.Evaluate(By(new BreakdownEntry(3, "A"))).Outcome);
        var verdict = rule.Evaluate(By(
            new(1, "A", new(2022, 2, 3)), new(1, "B", new(2022, 3, 9)), new(1, "C", new(2022, 5, 20)), new(4, "NEW", new(2022, 8, 1))));
        Assert.Equal((Met, new DateOnly(2022, 5, 20)), (verdict.Outcome, verdict.MetOn));
        // Who joined after the headcount is told, and not counted.
        Assert.Equal("NEW", Assert.Single(verdict.Reached.Steps, step => step.Kind == TargetStep.OtherHead).Person);
        Assert.Null(rule.Evaluate(TargetInputs.Of(Year, new Figures(Count: 3))).Outcome);
        Assert.Equal([new HeadcountNeed(HeadGroup.Prosecutor, new DateOnly(2021, 12, 1))], rule.HeadcountsFor(By(new BreakdownEntry(0))));
    }

    [Fact]
    public void Nobody_in_the_group_and_nothing_detected_did_not_arise()
    {
        var perHead = new PerHeadRule(HeadGroup.Leader, HeadcountDate.End, AtLeastCount(1));
        var inputs = TargetInputs.Of(Year, new Figures(Count: 0)) with { Headcounts = [new(HeadGroup.Leader, new DateOnly(2022, 11, 30), [])] };
        Assert.Equal(NotArisen, perHead.Evaluate(inputs).Outcome);
        var detected = new ThresholdRule(TargetComparator.Exactly, TargetMeasure.Ratio, 10_000, TargetBase.Detected);
        Assert.Equal(NotArisen, detected.Evaluate(TargetInputs.Of(Year, new Figures(0, 0))).Outcome);
        Assert.Equal(NotMet, detected.Evaluate(TargetInputs.Of(Year, new Figures(4, 5))).Outcome);
    }

    [Fact]
    public void Coverage_adds_up_whom_it_covered_and_takes_the_newest_population()
    {
        var rule = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population);
        var inputs = TargetInputs.Of(Year, new PeriodFigures(Period.Half(2022, 1), new(6, 20)), new PeriodFigures(Period.Half(2022, 2), new(5, 22)));
        var step = rule.Evaluate(inputs).Reached;
        Assert.Equal((Met, 11L, 22L), (step.Outcome, step.Numerator, step.Denominator));
        Assert.Equal(new Figures(11, 22), rule.FiguresOf(inputs));
        // A population that has shrunk is covered whole, not more than whole.
        Assert.Equal(new Figures(8, 8), rule.SumOver([new(6, 20), new(5, 8)]));
        Assert.Equal(new Figures(11, 28), TargetRule.AtLeastRatio(5000).SumOver([new(6, 20), new(5, 8)]));
    }

    [Fact]
    public void A_conjunction_needs_both_and_a_disjunction_one()
    {
        Figures Of(Figures first, Figures second) => new() { Parts = new Dictionary<string, Figures> { ["han"] = first, ["toi"] = second } };
        var both = Read((string)Shapes.Single(shape => (TargetShape)shape[1] == TargetShape.AllOf)[0]);
        Assert.Equal(NotMet, both.Evaluate(TargetInputs.Of(Year, Of(new(10, 10), new(97, 100)))).Outcome);
        Assert.Equal(Met, both.Evaluate(TargetInputs.Of(Year, Of(new(10, 10), new(98, 100)))).Outcome);
        Assert.Equal(NotMet, both.Evaluate(TargetInputs.Of(Year, Of(new(9, 10), new(100, 100)))).Outcome);
        // What did not arise is left out of the conjunction.
        Assert.Equal(Exceeded, both.Evaluate(TargetInputs.Of(Year, Of(new(0, 0), new(99, 100)))).Outcome);
        var one = new AnyOfRule([new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 2, part: "han"), new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 1, part: "toi")]);
        Assert.Equal(Met, one.Evaluate(TargetInputs.Of(Year, Of(new(Count: 0), new(Count: 1)))).Outcome);
        Assert.Equal(NotMet, one.Evaluate(TargetInputs.Of(Year, Of(new(Count: 1), new(Count: 0)))).Outcome);
    }

    [Fact]
    public void Compound_commitments_are_compared_part_by_part()
    {
        TargetRule Both(long han, long toi) => new AllOfRule(
            [new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, han, part: "han"), new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, toi, part: "toi")]);
        Assert.Equal(TargetComparison.Higher, Compare(Both(10_000, 9900), Both(10_000, 9800)));
        Assert.Equal(TargetComparison.Lower, Compare(Both(10_000, 9900), Both(10_000, 9950)));
        Assert.Equal(TargetComparison.Equal, Compare(new PerPeriodRule(PeriodKind.Year, Both(1, 2)), Both(1, 2)));
        // Leaving a part out asks less; adding one asks more.
        var han = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 10_000, part: "han");
        Assert.Equal(TargetComparison.Lower, Compare(han, Both(10_000, 9800)));
        Assert.Equal(TargetComparison.Higher, Compare(Both(10_000, 9800), han));
        ShouldRefuse(() => Compare(AtLeastRatio(9000), Both(1, 2)), "target-rules-not-comparable");
        ShouldRefuse(() => Compare(new PerPeriodRule(PeriodKind.Quarter, AtLeastCount(1)), AtLeastCount(4)), "target-rules-not-comparable");
        Assert.Equal(
            TargetComparison.Higher,
            Compare(new PerPeriodRule(PeriodKind.Quarter, AtLeastCount(2)), new PerPeriodRule(PeriodKind.Quarter, AtLeastCount(1))));
        TargetRule Head(string on, int each) => new PerHeadRule(HeadGroup.Prosecutor, new HeadcountDate(on), AtLeastCount(each));
        Assert.Equal(TargetComparison.Higher, Compare(Head("start", 2), Head("start", 1)));
        ShouldRefuse(() => Compare(Head("end", 2), Head("start", 1)), "target-rules-not-comparable");
        TargetRule Pieces(long count, int share) => new PiecewiseRule([new(0, AtLeastCount(count)), new(100, AtLeastRatio(share))]);
        Assert.Equal(TargetComparison.Higher, Compare(Pieces(2, 600), Pieces(2, 500)));
        Assert.Equal(TargetComparison.Lower, Compare(Pieces(1, 600), Pieces(2, 500)));
    }

    [Fact]
    public void Figures_that_do_not_fit_are_named_by_field()
    {
        var both = Read((string)Shapes.Single(shape => (TargetShape)shape[1] == TargetShape.AllOf)[0]);
        Assert.Equal(("parts.han", FigureFault.NeedsPart), At(both.Misfit(new Figures { Parts = new Dictionary<string, Figures> { ["toi"] = new(1, 1) } })));
        Assert.Equal(("parts", FigureFault.NeedsPart), At(both.Misfit(new Figures(1, 1))));
        var parts = new Dictionary<string, Figures> { ["han"] = new(2, 1), ["toi"] = new(1, 1) };
        Assert.Equal(("parts.han.numerator", FigureFault.NumeratorExceeds), At(both.Misfit(new Figures { Parts = parts })));
        parts["khac"] = new(1, 1);
        Assert.Equal(("parts.khac", FigureFault.PartUnknown), At(both.Misfit(new Figures { Parts = parts })));
        Assert.Equal(("numerator", FigureFault.NeedsRatio), At(AtLeastRatio(1).Misfit(new Figures(Count: 1))));
        Assert.Equal(("count", FigureFault.NeedsCount), At(AtLeastCount(1).Misfit(new Figures(1, 1))));
        Assert.Equal(("count", FigureFault.Negative), At(AtLeastCount(1).Misfit(new Figures(Count: -1))));
        var perHead = new PerHeadRule(HeadGroup.Prosecutor, HeadcountDate.Start, AtLeastCount(1));
        Assert.Equal(("breakdown", FigureFault.NeedsPersons), At(perHead.Misfit(new Figures(Count: 3))));
        Assert.Equal(("breakdown", FigureFault.BreakdownDiffers), At(perHead.Misfit(new Figures(Count: 3) { Breakdown = [new(2, "A")] })));
        Assert.Null(perHead.Misfit(new Figures(Count: 3) { Breakdown = [new(2, "A"), new(1, "B")] }));
        Assert.Null(perHead.Misfit(new Figures(Count: 0)));
    }

    [Fact]
    public void Rules_that_cannot_be_are_refused()
    {
        ShouldRefuse(() => _ = new AllOfRule([AtLeastCount(1)]), "target-rule-needs-parts");
        ShouldRefuse(() => _ = new PiecewiseRule([new(0, AtLeastCount(1))]), "target-rule-needs-parts");
        ShouldRefuse(() => _ = new PiecewiseRule([new(1, AtLeastCount(1)), new(5, AtLeastCount(2))]), "target-pieces-leave-gaps");
        ShouldRefuse(() => _ = new PiecewiseRule([new(0, AtLeastCount(1)), new(0, AtLeastCount(2))]), "target-pieces-leave-gaps");
        ShouldRefuse(() => _ = new PerHeadRule(HeadGroup.Prosecutor, HeadcountDate.Start, AtLeastRatio(1)), "target-per-head-needs-count");
        ShouldRefuse(() => _ = new HeadcountDate("31-05"), "headcount-date-unreadable");
        ShouldRefuse(() => _ = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 1, part: "Đúng hạn"), "target-part-code-unreadable");
        ShouldRefuse(() => _ = new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 1, label: "a \"b\""), "target-label-unreadable");
        ShouldRefuse(() => _ = new AnyOfRule([.. Enumerable.Repeat(AtLeastCount(1), 9)]), "target-rule-too-large");
        ShouldRefuse(() => _ = new PerPeriodRule(default, AtLeastCount(1)), "target-rule-incomplete");
        TargetRule deep = AtLeastCount(1);
        ShouldRefuse(() => { for (var i = 0; i < 5; i++) deep = new PerPeriodRule(PeriodKind.Year, deep); }, "target-rule-too-large");
    }

    [Theory]
    [InlineData("""{"kind":"dreamt","rules":[]}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("[]")]
    [InlineData("""{"comparator":"atLeast","comparator":"atMost","measure":"count","threshold":1}""")]
    public void Json_that_is_no_rule_is_malformed(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static (string, FigureFault) At(FigureMisfit? misfit) => (misfit!.Field, misfit.Fault);

    private static TargetRule Read(string json) => JsonSerializer.Deserialize<TargetRule>(json, JsonSerializerOptions.Web)!;
}
