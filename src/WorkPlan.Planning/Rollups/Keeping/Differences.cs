using WorkPlan.Planning.Rollups.States;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>What the change of some states of one work year means for the scores of their units and for the units above.</summary>
internal sealed class Differences
{
    private readonly Dictionary<(string Unit, string Target, DateOnly From), (TargetState Like, SlotSum[] Change)> _below = [];
    private readonly Dictionary<(string Unit, int Slot, string Field), ScoreChange> _scores = [];

    public ILookup<string, (TargetState Like, SlotSum[] Change)> Below => _below.ToLookup(entry => entry.Key.Unit, entry => entry.Value);

    public ILookup<string, ScoreChange> Scores =>
        _scores.Where(entry => !entry.Value.Own.IsNothing || !entry.Value.Below.IsNothing)
            .ToLookup(entry => entry.Key.Unit, entry => entry.Value);

    public static SlotSum[] Empty()
    {
        var slots = new SlotSum[YearLayout.Slots];
        Array.Fill(slots, SlotSum.Nothing);
        return slots;
    }

    /// <summary>A state went from one contribution to another; its field may have changed with it.</summary>
    public void Add(TargetState state, string fieldBefore, SlotSum[] before, SlotSum[] after, IReadOnlyList<string> above)
    {
        var moved = fieldBefore != state.FieldCode;
        for (var slot = 0; slot < before.Length; slot++)
        {
            if (before[slot] == after[slot] && !moved)
                continue;
            var (gone, come) = (SlotSum.Nothing.Minus(before[slot]).Counts(), after[slot].Counts());
            Score(state.UnitCode, slot, fieldBefore, gone, SlotSum.Nothing);
            Score(state.UnitCode, slot, state.FieldCode, come, SlotSum.Nothing);
            foreach (var unit in above)
            {
                Score(unit, slot, fieldBefore, SlotSum.Nothing, gone);
                Score(unit, slot, state.FieldCode, SlotSum.Nothing, come);
            }
        }
        if (before.AsSpan().SequenceEqual(after))
            return;
        foreach (var unit in above)
        {
            var key = (unit, state.TargetCode, state.From);
            if (!_below.TryGetValue(key, out var entry))
                _below[key] = entry = (state, Empty());
            for (var slot = 0; slot < before.Length; slot++)
                entry.Change[slot] = entry.Change[slot].Plus(after[slot]).Minus(before[slot]);
        }
    }

    private void Score(string unit, int slot, string field, SlotSum own, SlotSum below)
    {
        if (own.IsNothing && below.IsNothing)
            return;
        Add((unit, slot, field), own, below);
        Add((unit, slot, UnitScore.EveryField), own, below);
    }

    private void Add((string, int, string) key, SlotSum own, SlotSum below)
    {
        var known = _scores.GetValueOrDefault(key) ?? new ScoreChange(key.Item2, key.Item3, SlotSum.Nothing, SlotSum.Nothing);
        _scores[key] = known with { Own = known.Own.Plus(own), Below = known.Below.Plus(below) };
    }
}

/// <summary>What changes in one period and field, for the unit itself and for what is below it.</summary>
internal sealed record ScoreChange(int Slot, string FieldCode, SlotSum Own, SlotSum Below);
