using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Proposals;

/// <summary>
/// Says of every empty seat why nobody takes it: the law, which nothing relaxes; days, and of whom so many would be enough; the spread that is
/// allowed, and which one would be enough; or that the search came to no end.
/// </summary>
internal sealed class UnplacedSeats
{
    private readonly BestAssignment _best;
    private readonly IReadOnlyDictionary<TaskSeat, Person?> _seated;
    private readonly Texts _texts;
    private readonly int[][] _loads;

    public UnplacedSeats(BestAssignment best, IReadOnlyDictionary<TaskSeat, Person?> seated, Texts texts)
    {
        (_best, _seated, _texts) = (best, seated, texts);
        _loads = [.. best.Case.People.Select(_ => new int[best.Horizon.Periods])];
        foreach (var (seat, person) in seated)
        {
            // What is pinned has been taken off the capacity already.
            if (person is null || seat.Pinned is not null)
                continue;
            for (var period = best.Horizon.PeriodOf(seat.Task.DeadlineOn); period < best.Horizon.Periods; period++)
                _loads[Number(person)][period] += Horizon.UnitsOf(seat.Task, seat.Role);
        }
    }

    public IReadOnlyList<UnplacedSeat> All() => [.. _seated.Where(one => one.Value is null).Select(one => Why(one.Key))];

    private UnplacedSeat Why(TaskSeat seat)
    {
        var people = _best.Case.People;
        var others = _seated.Where(one => one.Key.Task == seat.Task && one.Value is not null).Select(one => one.Value).ToHashSet();
        var free = people.Where(person => !others.Contains(person)).ToList();
        var allowed = free.Where(person => !Assess(person).Blocked).ToList();
        if (free.Count == 0)
            return Unplaced("no-people", _texts["proposal.unplaced.no-people", people.Count], [], null);
        if (allowed.Count == 0)
        {
            var nearest = free.MinBy(person => Assess(person).Blocks.Count)!;
            var blocks = Assess(nearest).Blocks;
            return Unplaced(
                "blocked-by-law", _texts["proposal.unplaced.blocked-by-law", free.Count, nearest.FullName, Sentences(blocks)], blocks, null);
        }
        var (missing, spread, _, helper) = allowed
            .Select(person => (Missing: Missing(person, seat), Spread: Spread(person, seat), Points: -Assess(person).Sheet.Points, Person: person))
            .OrderBy(one => one.Missing).ThenBy(one => one.Spread ?? 0).ThenBy(one => one.Points)
            .ThenBy(one => one.Person.Code, StringComparer.Ordinal)
            .First();
        var days = missing / (double)Horizon.UnitsOfDay;
        var effort = Horizon.UnitsOf(seat.Task, seat.Role) / (double)Horizon.UnitsOfDay;
        if (missing == 0 && spread is null)
            return Unplaced("not-found", _texts["proposal.unplaced.not-found", helper.FullName], [], null);
        if (missing == 0)
        {
            return Unplaced(
                "spread", _texts["proposal.unplaced.spread", allowed.Count, effort, _best.Case.Objective.MostSpreadPercent, helper.FullName, spread], [],
                new Relaxation(helper.Code, helper.FullName, 0, spread));
        }
        var sentence = _texts[
            "proposal.unplaced.capacity", allowed.Count, effort,
            SharedKernel.VietnamTime.Format(_best.Horizon.EndOf(_best.Horizon.PeriodOf(seat.Task.DeadlineOn))), helper.FullName, days];
        return Unplaced(
            "capacity", spread is null ? sentence : $"{sentence} {_texts["proposal.unplaced.and-spread", spread]}", [],
            new Relaxation(helper.Code, helper.FullName, days, spread));

        Assessment Assess(Person person) => _best.Assess(seat.Task, person, seat.Role);

        UnplacedSeat Unplaced(string reason, string text, IReadOnlyList<Objection> blocks, Relaxation? relaxation) =>
            new(seat.Task.Id, seat.Task.Title, seat.Role, reason, text, blocks, relaxation);
    }

    /// <summary>The units that are missing at the end of the worst month, whatever spread is allowed.</summary>
    private int Missing(Person person, TaskSeat seat)
    {
        var number = Number(person);
        var (effort, missing) = (Horizon.UnitsOf(seat.Task, seat.Role), 0);
        for (var period = _best.Horizon.PeriodOf(seat.Task.DeadlineOn); period < _best.Horizon.Periods; period++)
            missing = Math.Max(missing, _loads[number][period] + effort - Math.Max(0, _best.FreeOf(number)[period]));
        return missing;
    }

    /// <summary>The spread that would have to be allowed when the days that are missing were there, in whole days.</summary>
    private int? Spread(Person person, TaskSeat seat) => _best.SpreadFor(
        Number(person), _loads[Number(person)][^1] + Horizon.UnitsOf(seat.Task, seat.Role),
        (Missing(person, seat) + Horizon.UnitsOfDay - 1) / Horizon.UnitsOfDay);

    private int Number(Person person) => _best.NumberOf(person);

    private static string Sentences(IEnumerable<Objection> blocks) => string.Join("; ", blocks.Select(block => block.Sentence.TrimEnd('.')));
}
