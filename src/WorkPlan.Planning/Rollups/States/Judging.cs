using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>How a unit stands in a target in one period.</summary>
/// <param name="Applies">False where the rule is not in force on any day of the period.</param>
/// <param name="Figures">Null while there are none.</param>
/// <param name="Outcome">Null while there are none, or where they do not tell.</param>
internal readonly record struct JudgedSlot(bool Applies, Figures? Figures, TargetOutcome? Outcome);

/// <summary>
/// Judges all periods of a year at once. What the rules themselves say about one period (<see cref="TargetRule.OutcomeOf"/>) is said
/// here about nineteen; a plain threshold, which most targets are, is held against the sums directly.
/// </summary>
internal static class Judging
{
    public static JudgedSlot[] Judge(YearLayout layout, TargetInstance instance, Figures?[] reported, IReadOnlyList<Headcount> heads)
    {
        var slots = new JudgedSlot[YearLayout.Slots];
        var usable = UsableOf(layout, instance, reported);
        List<PeriodFigures>? rows = null;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            if (layout.RangeAt(slot) is not { } range || range.To < instance.From || range.From > instance.To)
                continue;
            var taken = layout.CoverOf(slot, usable);
            if (taken == 0)
            {
                slots[slot] = new JudgedSlot(true, null, null);
                continue;
            }
            var figures = instance.Rule.SumOver(layout.InOrderOfTime(taken).Select(part => reported[part]!));
            var outcome = instance.Rule is ThresholdRule { Part: null, Of: not TargetBase.Population } plain
                ? OutcomeOf(plain, figures)
                : instance.Rule.OutcomeOf(InputsOf(layout, instance, slot, rows ??= [.. RowsOf(layout, reported)], heads));
            slots[slot] = new JudgedSlot(true, FigureSums.Compact(figures), outcome);
        }
        return slots;
    }

    /// <summary>Of whose members a rule has to know on some day of the year.</summary>
    public static IEnumerable<HeadcountNeed> HeadcountsOf(YearLayout layout, TargetInstance instance)
    {
        if (instance.Rule is ThresholdRule)
            return [];
        return Enumerable.Range(0, YearLayout.Slots).Where(slot => layout.PeriodAt(slot) is not null)
            .SelectMany(slot => instance.Rule.HeadcountsFor(InputsOf(layout, instance, slot, [], [])));
    }

    public static TargetInputs InputsOf(
        YearLayout layout, TargetInstance instance, int slot, IReadOnlyList<PeriodFigures> rows, IReadOnlyList<Headcount> heads) =>
        new()
        {
            Year = layout.Year,
            Period = layout.PeriodAt(slot)!,
            Rows = rows,
            Headcounts = heads,
            Range = new Validity(instance.From, instance.To),
        };

    private static TargetOutcome? OutcomeOf(ThresholdRule rule, Figures figures) => rule.Measure == TargetMeasure.Count
        ? figures.Counted is { } count ? rule.Evaluate(count) : null
        : figures is { Numerator: { } numerator, Denominator: { } denominator } ? rule.Evaluate(numerator, denominator) : null;

    /// <summary>Only periods that lie wholly in the days of the rule are under it.</summary>
    private static int UsableOf(YearLayout layout, TargetInstance instance, Figures?[] reported)
    {
        var usable = 0;
        for (var slot = 0; slot < reported.Length; slot++)
        {
            if (reported[slot] is not null && layout.RangeAt(slot) is { } range && range.From >= instance.From && range.To <= instance.To)
                usable |= 1 << slot;
        }
        return usable;
    }

    public static IEnumerable<PeriodFigures> RowsOf(YearLayout layout, Figures?[] reported)
    {
        for (var slot = 0; slot < reported.Length; slot++)
        {
            if (reported[slot] is { } figures)
                yield return new PeriodFigures(layout.PeriodAt(slot)!, figures);
        }
    }
}
