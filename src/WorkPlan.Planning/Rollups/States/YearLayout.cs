using System.Collections.Concurrent;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>
/// The periods of a work year, each in a fixed slot: 0 the year, 1–2 the halves, 3–6 the quarters, 7–18 the months from January on.
/// What is kept for a whole year is kept by slot.
/// </summary>
internal sealed class YearLayout
{
    public const int Slots = 19;

    private static readonly ConcurrentDictionary<WorkYear, YearLayout> Known = new();

    private readonly (DateOnly From, DateOnly To)?[] _ranges = new (DateOnly, DateOnly)?[Slots];
    private readonly int[][] _parts = new int[Slots][];
    private readonly int[] _within = new int[Slots];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Period?[] _periods = new Period?[Slots];
    private readonly int[] _inOrder;

    private YearLayout(WorkYear year)
    {
        Year = year;
        foreach (var period in Enum.GetValues<PeriodKind>().Where(kind => kind != PeriodKind.Week).SelectMany(Year.PeriodsOf))
        {
            var (slot, range) = (SlotOf(period), Year.RangeOf(period));
            _periods[slot] = period;
            _ranges[slot] = (range.From, range.To!.Value);
            _slots[period.Code] = slot;
        }
        for (var slot = 0; slot < Slots; slot++)
        {
            _parts[slot] = [.. PartsOf(slot)];
            _within[slot] = _parts[slot].Aggregate(0, (mask, part) => mask | (1 << part));
        }
        _inOrder = [.. Enumerable.Range(0, Slots).Where(slot => _ranges[slot] is not null).OrderBy(slot => _ranges[slot]!.Value.From)];
    }

    public WorkYear Year { get; }

    public static YearLayout Of(WorkYear year) => Known.GetOrAdd(year, known => new YearLayout(known));

    public static int SlotOf(Period period) => period.Kind switch
    {
        PeriodKind.Year => 0,
        PeriodKind.Half => period.Ordinal,
        PeriodKind.Quarter => 2 + period.Ordinal,
        _ => 6 + period.Ordinal,
    };

    /// <summary>The slot of a period's code; -1 for a period that this year does not have.</summary>
    public int SlotOf(string periodCode) => _slots.GetValueOrDefault(periodCode, -1);

    /// <summary>Null for a slot that a shortened year does not have.</summary>
    public Period? PeriodAt(int slot) => _periods[slot];

    public (DateOnly From, DateOnly To)? RangeAt(int slot) => _ranges[slot];

    /// <summary>
    /// The periods that together make up a period: never a part beside the whole that holds it, so that nothing counts twice, whether a
    /// unit reports by month, by quarter or both. The same as <see cref="TargetInputs.Cover"/>, for a year at once.
    /// </summary>
    /// <param name="slot">The period.</param>
    /// <param name="usable">A bit for each period that has figures.</param>
    /// <returns>A bit for each period that is taken.</returns>
    public int CoverOf(int slot, int usable)
    {
        var (covered, taken) = (0, 0);
        foreach (var part in _parts[slot])
        {
            var bit = 1 << part;
            if ((usable & bit) == 0 || (covered & bit) != 0)
                continue;
            taken |= bit;
            covered |= _within[part];
        }
        return taken;
    }

    /// <summary>A bit for each period that is over before a day.</summary>
    public int EndingBefore(DateOnly day) => _inOrder.Where(slot => _ranges[slot]!.Value.To < day).Aggregate(0, (mask, slot) => mask | (1 << slot));

    /// <summary>The periods of a mask, which hold no part of one another, as they follow each other: a work year begins with December.</summary>
    public IEnumerable<int> InOrderOfTime(int taken) => _inOrder.Where(slot => (taken & (1 << slot)) != 0);

    /// <summary>The slots that lie within a slot, itself first: year before half before quarter before month.</summary>
    private IEnumerable<int> PartsOf(int slot) => _ranges[slot] is not { } whole
        ? []
        : Enumerable.Range(0, Slots)
            .Where(part => _ranges[part] is { } range && range.From >= whole.From && range.To <= whole.To
                && _periods[part]!.Kind >= _periods[slot]!.Kind)
            .OrderBy(part => _periods[part]!.Kind).ThenBy(part => _ranges[part]!.Value.From);
}
