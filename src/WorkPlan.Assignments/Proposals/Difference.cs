namespace WorkPlan.Assignments.Proposals;

/// <summary>What is different between two proposals: who takes what, who carries how much, what is empty now and was not.</summary>
internal static class Difference
{
    public static ProposalDifference Between(ProposalView before, ProposalView after)
    {
        var (was, becomes) = (before.Tasks.ToDictionary(task => task.TaskId), after.Tasks.ToDictionary(task => task.TaskId));
        var (loadWas, loadBecomes) = (before.Loads.ToDictionary(load => load.PersonCode), after.Loads.ToDictionary(load => load.PersonCode));
        var empty = before.Unplaced.Select(seat => (seat.TaskId, seat.Role)).ToHashSet();
        var stillEmpty = after.Unplaced.Select(seat => seat.TaskId).ToHashSet();
        return new ProposalDifference(
            [
                .. was.Keys.Union(becomes.Keys)
                    .Select(id => new ChangedTask(
                        id, (becomes.GetValueOrDefault(id) ?? was[id]).Title, People(was.GetValueOrDefault(id)), People(becomes.GetValueOrDefault(id))))
                    .Where(task => !task.Before.SequenceEqual(task.After)),
            ],
            [
                .. loadWas.Keys.Union(loadBecomes.Keys).Select(code => Load(loadWas.GetValueOrDefault(code), loadBecomes.GetValueOrDefault(code)))
                    .Where(load => (load.DaysBefore, load.CapacityBefore) != (load.DaysAfter, load.CapacityAfter)),
            ],
            [.. after.Unplaced.Where(seat => !empty.Contains((seat.TaskId, seat.Role)))],
            [.. before.Unplaced.Select(seat => seat.TaskId).Distinct().Where(id => becomes.ContainsKey(id) && !stillEmpty.Contains(id))]);
    }

    /// <summary>The lead first, then the supporters by code; of whoever swaps seats with an equal nothing is said.</summary>
    private static IReadOnlyList<string> People(ProposedTask? task) => task is null
        ? []
        :
        [
            .. task.Seats.Take(1).Select(seat => seat.PersonCode ?? ""),
            .. task.Seats.Skip(1).Select(seat => seat.PersonCode ?? "").Order(StringComparer.Ordinal),
        ];

    private static ChangedLoad Load(ProposedLoad? before, ProposedLoad? after) => new(
        (after ?? before)!.PersonCode, (after ?? before)!.FullName, before?.EffortDays, after?.EffortDays, before?.CapacityDays, after?.CapacityDays);
}
