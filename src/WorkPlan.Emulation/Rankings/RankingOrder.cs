namespace WorkPlan.Emulation.Rankings;

/// <summary>What a unit is ranked by.</summary>
internal sealed record Standing(string UnitCode, long Hundredths, IReadOnlyDictionary<string, long> ByRule)
{
    public static Standing None(string unitCode) => new(unitCode, 0, new Dictionary<string, long>());
}

/// <summary>
/// Puts units in order: the higher total first, then rule by rule as the table's tie-break says. Units that are equal in all of it share
/// their rank, and the next rank is skipped. A function of the standings alone, whatever order they come in.
/// </summary>
internal static class RankingOrder
{
    public static IReadOnlyList<RankedUnit> Rank(IEnumerable<Standing> standings, IReadOnlyList<string> tieBreak)
    {
        var sorted = standings.ToList();
        sorted.Sort((left, right) =>
            Compare(left, right, tieBreak) is not 0 and var order ? order : string.CompareOrdinal(left.UnitCode, right.UnitCode));
        var ranked = new List<RankedUnit>(sorted.Count);
        for (var place = 0; place < sorted.Count; place++)
        {
            var rank = place > 0 && Compare(sorted[place - 1], sorted[place], tieBreak) == 0 ? ranked[place - 1].Rank : place + 1;
            ranked.Add(new RankedUnit(sorted[place].UnitCode, rank, sorted[place].Hundredths, sorted[place].ByRule));
        }
        return ranked;
    }

    private static int Compare(Standing left, Standing right, IReadOnlyList<string> tieBreak)
    {
        var order = right.Hundredths.CompareTo(left.Hundredths);
        for (var at = 0; order == 0 && at < tieBreak.Count; at++)
            order = right.ByRule.GetValueOrDefault(tieBreak[at]).CompareTo(left.ByRule.GetValueOrDefault(tieBreak[at]));
        return order;
    }
}
