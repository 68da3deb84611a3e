using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static WorkPlan.SharedKernel.Tests.Targets.AnyRule;

namespace WorkPlan.SharedKernel.Tests.Targets;

public sealed class LawsOfRules
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void More_in_the_good_direction_is_never_worse() => Check(
        Joined(Floor), Measured, Gen.Choose(1, 5), (rule, figures, more) =>
        {
            var better = figures with
            {
                Parts = figures.Parts!.ToDictionary(part => part.Key, part => part.Value.Denominator is { } all
                    ? new Figures(Math.Min(all, part.Value.Numerator!.Value + more), all)
                    : part.Value + new Figures(Count: more)),
            };
            return Rank(Outcome(rule, better)) >= Rank(Outcome(rule, figures));
        });

    [Fact]
    public void The_order_and_grouping_of_parts_do_not_matter() => Check(Joined(Threshold), Joined(Threshold).Two(), Measured, (a, others, figures) =>
    {
        var (b, c) = others;
        return Outcome(new AllOfRule([a, b]), figures) == Outcome(new AllOfRule([b, a]), figures)
            && Outcome(new AnyOfRule([a, b]), figures) == Outcome(new AnyOfRule([b, a]), figures)
            && (IsTooLarge(a, b, c)
                || (Outcome(new AllOfRule([new AllOfRule([a, b]), c]), figures) == Outcome(new AllOfRule([a, new AllOfRule([b, c])]), figures)
                    && Outcome(new AnyOfRule([new AnyOfRule([a, b]), c]), figures) == Outcome(new AnyOfRule([a, new AnyOfRule([b, c])]), figures)));
    });

    [Fact]
    public void A_part_named_twice_changes_nothing() => Check(Joined(Threshold), Measured, (rule, figures) =>
        Outcome(new AllOfRule([rule, rule]), figures) == Outcome(rule, figures)
        && Outcome(new AnyOfRule([rule, rule]), figures) == Outcome(rule, figures));

    [Fact]
    public void All_of_is_never_better_than_any_of() => Check(Joined(Threshold), Joined(Threshold), Measured, (a, b, figures) =>
        Rank(Outcome(new AllOfRule([a, b]), figures)) <= Rank(Outcome(new AnyOfRule([a, b]), figures)));

    [Fact]
    public void Every_size_has_exactly_one_piece() => Check(
        Gen.Choose(1, 300), Gen.Choose(0, 400), Gen.Choose(0, 20), (from, size, count) =>
        {
            var (below, above) = (TargetRule.AtLeastCount(2), TargetRule.AtLeastCount(9));
            var rule = new PiecewiseRule([new(0, below), new(from, above)], "n");
            var figures = new Figures(Count: count) { Parts = new Dictionary<string, Figures> { ["n"] = new(Count: size) } };
            return Outcome(rule, figures) == Outcome(size < from ? below : above, figures);
        });

    [Fact]
    public void Figures_add_up_in_any_order_and_grouping() => Check(Measured, Measured.Two(), (a, others) =>
    {
        var (b, c) = others;
        return a + b == b + a && (a + b) + c == a + (b + c) && a + Figures.None == a && Figures.None + a == a;
    });

    [Fact]
    public void Whether_by_month_or_as_a_sum_the_outcome_is_the_same() => Check(Joined(Threshold), Months, (rule, months) =>
    {
        var byMonth = TargetInputs.Of(Period.Year(2022), months);
        return months.Length == 0 || rule.Evaluate(byMonth).Outcome == Outcome(rule, rule.FiguresOf(byMonth)!);
    });

    [Fact]
    public void Whether_by_month_or_as_a_sum_a_population_is_covered_as_far() => Check(Joined(OfPopulation), Months, (rule, months) =>
    {
        var byMonth = TargetInputs.Of(Period.Year(2022), months);
        return months.Length == 0 || rule.Evaluate(byMonth).Outcome == Outcome(rule, rule.FiguresOf(byMonth)!);
    });

    [Fact]
    public void Rows_in_any_order_and_parts_beside_their_whole_change_nothing() => Check(Any, Months, (rule, months) =>
    {
        var inputs = TargetInputs.Of(Period.Year(2022), months) with { Headcounts = Heads };
        var quarter = inputs with { Period = Period.Quarter(2022, 2) };
        var whole = Sum(quarter);
        // The quarter's own row holds its months: with it or without it the year's sum is the same.
        var doubled = whole is null ? inputs : inputs with { Rows = [.. months, new PeriodFigures(quarter.Period, whole)] };
        return rule.OutcomeOf(inputs) == rule.OutcomeOf(inputs with { Rows = [.. months.Reverse()] }) && Sum(inputs) == Sum(doubled);
    });

    [Fact]
    public void Whoever_keeps_a_commitment_that_is_not_lower_keeps_the_demand() => Check(Any, Any, Arisen, (commitment, demand, figures) =>
        !commitment.IsComparableWith(demand)
        || TargetRule.Compare(commitment, demand) == TargetComparison.Lower
        || !IsKept(Outcome(commitment, figures))
        || IsKept(Outcome(demand, figures)));

    [Fact]
    public void A_rule_equals_itself_and_comparison_turns_round() => Check(Any, Any, (one, other) =>
        TargetRule.Compare(one, one) == TargetComparison.Equal
        && one.IsComparableWith(other) == other.IsComparableWith(one)
        && (!one.IsComparableWith(other) || TargetRule.Compare(one, other) switch
        {
            TargetComparison.Higher => TargetRule.Compare(other, one) == TargetComparison.Lower,
            TargetComparison.Equal => TargetRule.Compare(other, one) == TargetComparison.Equal,
            _ => TargetRule.Compare(other, one) != TargetComparison.Equal,
        }));

    [Fact]
    public void Rules_and_figures_survive_json() => Check(Any, Measured, (rule, figures) =>
        Through(rule) == rule && Through(figures) == figures && Through(rule).ToString() == rule.ToString());

    [Fact]
    public void What_was_met_on_a_day_was_met_then_and_not_before() => Check(Joined(CountFloor), Measured, (rule, figures) =>
    {
        // A demand of nothing is kept before anything happens.
        if (rule.ToString().Contains("≥ 00", StringComparison.Ordinal))
            return true;
        var verdict = rule.Evaluate(Inputs(figures));
        return verdict.MetOn is not { } day
            ? !IsKept(verdict.Outcome)
            : IsKept(verdict.Outcome) && IsKept(rule.OutcomeOf(KnownBy(figures, day))) && !IsKept(rule.OutcomeOf(KnownBy(figures, day.AddDays(-1))));
    });

    private static TargetInputs KnownBy(Figures figures, DateOnly day) =>
        figures.UpTo(day, new DateOnly(2022, 11, 30)) is { } known ? Inputs(known) : TargetInputs.Of(Period.Year(2022), []);

    private static TargetOutcome? Outcome(TargetRule rule, Figures figures) => rule.Evaluate(Inputs(figures)).Outcome;

    private static Figures? Sum(TargetInputs inputs) =>
        inputs.Cover() is { Count: > 0 } rows ? Figures.Sum(rows.Select(row => row.Figures)) : null;

    private static bool IsTooLarge(params TargetRule[] rules) => rules.Any(rule => rule is AllOfRule or AnyOfRule);

    private static T Through<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

    private static void Check<T1, T2>(Gen<T1> first, Gen<T2> second, Func<T1, T2, bool> law) =>
        Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), law).Check(Often);

    private static void Check<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third, Func<T1, T2, T3, bool> law) =>
        Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), third.ToArbitrary(), law).Check(Often);
}
