using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <param name="Kind">How long the period is.</param>
/// <param name="Days">Its days by the calendar it was reported by.</param>
/// <param name="Figures">What was reported.</param>
internal sealed record DatedFigures(PeriodKind Kind, Validity Days, Figures Figures);

/// <summary>
/// What a unit's figures say about days that are no period of the calendar they were reported by: the periods that lie in them, the
/// longest first and none beside one that holds it, so that nothing counts twice; and the days that no figure speaks of.
/// </summary>
internal sealed record PeriodCover(IReadOnlyList<DatedFigures> Taken)
{
    public static PeriodCover Of(Validity days, IEnumerable<DatedFigures> rows)
    {
        List<DatedFigures> taken = [];
        foreach (var row in rows.Where(row => Holds(days, row.Days)).OrderBy(row => row.Kind))
        {
            if (!taken.Exists(other => Holds(other.Days, row.Days)))
                taken.Add(row);
        }
        return new PeriodCover(taken);
    }

    /// <summary>What they make together, the way the target's rule reads them; without a rule everything adds up.</summary>
    public Figures Total(TargetRule? rule)
    {
        var inOrderOfTime = Taken.OrderBy(row => row.Days.From).Select(row => row.Figures);
        return rule is null ? Figures.Sum(inOrderOfTime) : rule.SumOver(inOrderOfTime);
    }

    public bool Speaks(Validity days) => Taken.Any(row => Holds(row.Days, days));

    private static bool Holds(Validity whole, Validity part) => whole.From <= part.From && part.To <= whole.To;
}
