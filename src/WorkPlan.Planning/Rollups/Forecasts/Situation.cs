using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <summary>What stands in a period so far, and how much of it is over.</summary>
internal sealed record Situation(Months Months, int Slot, Pace Pace, IReadOnlyList<Headcount> Heads, TargetInstance Instance)
{
    public string Code => Months.Layout.PeriodAt(Slot)!.Code;

    /// <summary>The sum so far, the way the rule reads it: of a population the newest size, since it does not add up.</summary>
    public Figures? Read(string? part) => Months.SumOf(Slot)?.Of(part);

    public TargetInputs Inputs() => Judging.InputsOf(Months.Layout, Instance, Slot, Months.Rows, Heads);

    public IReadOnlyList<Situation> PartsOf(PeriodKind kind) => kind <= Months.Layout.PeriodAt(Slot)!.Kind
        ? []
        :
        [
            .. Enumerable.Range(0, YearLayout.Slots)
                .Where(slot => Months.Layout.PeriodAt(slot)?.Kind == kind && Months.Holds(Slot, slot))
                .OrderBy(slot => Months.Layout.RangeAt(slot)!.Value.From)
                .Select(slot => this with { Slot = slot, Pace = Months.PaceOf(slot) }),
        ];
}

/// <summary>What was reported under a rule, and up to which month.</summary>
internal sealed class Months
{
    private readonly TargetInstance _instance;
    private readonly Figures?[] _reported;
    private readonly int _usable;
    private readonly DateOnly? _until;

    public Months(YearLayout layout, TargetInstance instance, Figures?[] reported)
    {
        (Layout, _instance, _reported) = (layout, instance, reported);
        for (var slot = 0; slot < reported.Length; slot++)
        {
            if (reported[slot] is null || layout.RangeAt(slot) is not { } range || range.From < instance.From || range.To > instance.To)
                continue;
            _usable |= 1 << slot;
            _until = _until > range.To ? _until : range.To;
        }
        Rows = [.. Enumerable.Range(0, YearLayout.Slots).Where(slot => reported[slot] is not null && layout.PeriodAt(slot) is not null)
            .Select(slot => new PeriodFigures(layout.PeriodAt(slot)!, reported[slot]!))];
    }

    public YearLayout Layout { get; }

    public IReadOnlyList<PeriodFigures> Rows { get; }

    /// <summary>Months up to the last one with figures count as told, also where one of them brought nothing.</summary>
    public Pace PaceOf(int slot)
    {
        var months = Enumerable.Range(7, 12).Select(Layout.RangeAt).OfType<(DateOnly From, DateOnly To)>()
            .Where(month => Layout.RangeAt(slot) is { } whole && month.From >= whole.From && month.To <= whole.To
                && month.From >= _instance.From && month.To <= _instance.To).ToList();
        return new Pace(months.Count(month => month.To <= _until), months.Count);
    }

    public bool Holds(int whole, int part) =>
        Layout.RangeAt(whole) is { } outer && Layout.RangeAt(part) is { } inner && inner.From >= outer.From && inner.To <= outer.To;

    public Figures? SumOf(int slot) => Taken(slot).ToList() is { Count: > 0 } taken ? _instance.Rule.SumOver(taken) : null;

    private IEnumerable<Figures> Taken(int slot) => Layout.InOrderOfTime(Layout.CoverOf(slot, _usable)).Select(part => _reported[part]!);
}
