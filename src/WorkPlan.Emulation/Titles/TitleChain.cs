using WorkPlan.Emulation.Policies;

namespace WorkPlan.Emulation.Titles;

/// <summary>Titles in years running: three times fighter of the base, one after the other, for a fighter of the sector.</summary>
internal static class TitleChain
{
    /// <summary>
    /// The titles of as many years running as are asked for, the last of them in the work year itself or, where there is none yet, in the
    /// year before; null when the chain is broken. Titles that are revoked or in question are no links.
    /// </summary>
    public static IReadOnlyList<ConferredTitle>? Of(IEnumerable<ConferredTitle> titles, EmulationTitle title, int years, int workYear)
    {
        var held = titles.Where(known => known.Title == title && known.State == TitleState.Conferred)
            .GroupBy(known => known.WorkYear).ToDictionary(year => year.Key, year => year.First());
        var last = held.ContainsKey(workYear) ? workYear : workYear - 1;
        var chain = Enumerable.Range(last - years + 1, years).Select(held.GetValueOrDefault).ToList();
        return chain.Contains(null) ? null : [.. chain.OfType<ConferredTitle>()];
    }

    /// <summary>The years in which the title is held, for whoever asks why the chain is broken.</summary>
    public static string Known(IEnumerable<ConferredTitle> titles, EmulationTitle title)
    {
        var years = titles.Where(known => known.Title == title && known.State == TitleState.Conferred)
            .Select(known => known.WorkYear).Distinct().Order().ToList();
        return years.Count == 0 ? "–" : string.Join(", ", years);
    }
}
