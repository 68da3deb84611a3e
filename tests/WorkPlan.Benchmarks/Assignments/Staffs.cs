using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Benchmarks.Assignments;

/// <summary>
/// Made-up staffs with the year's tasks, in half days of work. Tasks and people belong to units and fields of work; titles block about
/// half of the people by law; a person of the unit and of the field suits better, and everybody else a little differently. The work
/// fills about two thirds of what everybody can do, in twelve months with due dates, and a load well above the average costs.
/// </summary>
internal static class Staffs
{
    private const int Months = 6;
    private const int UnitSize = 18;
    private const int Fields = 9;
    private const double Filled = 0.65;

    private static readonly int[] HalfDays = [1, 2, 2, 3, 4, 4, 6, 6, 8, 10, 10, 12, 16, 20];

    /// <param name="people">How many people there are.</param>
    /// <param name="tasks">How many tasks.</param>
    /// <param name="reach">How many people a task may reach for; the unit's own come first.</param>
    /// <param name="seed">The same number makes the same staff.</param>
    public static StaffingProblem Make(int people, int tasks, int reach, int seed)
    {
        var random = new Random(seed);
        var units = Math.Max(1, people / UnitSize);
        var unitOf = Enumerable.Range(0, people).Select(person => person % units).ToArray();
        var fieldOf = Enumerable.Range(0, people).Select(_ => random.Next(Fields)).ToArray();
        var rankOf = Enumerable.Range(0, people).Select(person => Rank(person / units * 7 % 16)).ToArray();
        var presence = Enumerable.Range(0, people).Select(_ => random.Next(6) == 0 ? 0.6 : 1.0).ToArray();
        var membersOf = Enumerable.Range(0, units).Select(unit => Enumerable.Range(0, people).Where(person => unitOf[person] == unit).ToArray()).ToArray();
        var jobs = new Job[tasks];
        var halfDaysOfMonth = HalfDays.Average() * 1.06 * tasks / (Filled * people * Months);
        for (var task = 0; task < tasks; task++)
        {
            var (unit, field, rank) = (task % units, random.Next(Fields), Math.Min(Rank(random.Next(16)), Rank(random.Next(16))));
            var effort = HalfDays[random.Next(HalfDays.Length)];
            var within = Reachable(random, membersOf[unit], people, reach);
            var offers = within.Where(person => rankOf[person] >= rank)
                .Select(person => new Offer(person, Score(random, unitOf[person] == unit, fieldOf[person] == field, rankOf[person] - rank)))
                .ToArray();
            var seats = new List<Seat> { new(effort, 5000, offers) };
            if (random.Next(7) == 0)
                seats.Add(new Seat((effort + 1) / 2, 1500, [.. within.Select(person => new Offer(person, Score(random, unitOf[person] == unit, fieldOf[person] == field, 0) / 2))]));
            jobs[task] = new Job(random.Next(2, Months), seats);
        }
        return new StaffingProblem([.. presence.Select(share => WorkerOf(share * halfDaysOfMonth))], jobs);
    }

    /// <summary>Of sixteen, seven have the lowest rank and one the highest.</summary>
    private static int Rank(int draw) => 3 - (int)Math.Sqrt(draw);

    private static Worker WorkerOf(double halfDaysOfMonth)
    {
        var capacity = Enumerable.Range(1, Months).Select(month => (int)(halfDaysOfMonth * month)).ToArray();
        var fair = (int)(capacity[^1] * (Filled + 0.1));
        return new Worker(capacity, [new LoadPiece(fair, 0), new LoadPiece(Math.Max(1, capacity[^1] / 10), 1), new LoadPiece(capacity[^1], 3)]);
    }

    private static IEnumerable<int> Reachable(Random random, int[] members, int people, int reach)
    {
        if (reach >= people)
            return Enumerable.Range(0, people);
        var chosen = members.ToHashSet();
        while (chosen.Count < reach)
            chosen.Add(random.Next(people));
        return chosen.Order();
    }

    private static int Score(Random random, bool ownUnit, bool ownField, int above) =>
        (ownUnit ? 30 : 0) + (ownField ? 25 : 0) + Math.Max(0, 12 - (4 * above)) + random.Next(0, 34);
}
