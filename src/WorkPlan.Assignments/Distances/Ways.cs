using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;

namespace WorkPlan.Assignments.Distances;

/// <summary>The way from where somebody works to where a task is done; in kilometres by road, null where nobody has measured it.</summary>
internal sealed record Way(string FromUnitCode, int? Kilometres);

/// <summary>The ways of some people on a day, read once.</summary>
internal sealed class Ways
{
    private readonly DateOnly _day;
    private readonly Dictionary<(string First, string Second), int> _kilometres;

    private Ways(DateOnly day, Dictionary<(string First, string Second), int> kilometres) => (_day, _kilometres) = (day, kilometres);

    public static async Task<Ways> ReadAsync(AssignmentsDbContext db, IReadOnlyList<Person> people, DateOnly day, CancellationToken cancellationToken)
    {
        var stations = people.Select(person => person.StationOn(day)).OfType<string>().Distinct().ToList();
        var measured = await db.Distances.AsNoTracking()
            .Where(distance => (stations.Contains(distance.FromUnitCode) || stations.Contains(distance.ToUnitCode))
                && distance.From <= day && (distance.To == null || distance.To >= day))
            .Select(distance => new { distance.FromUnitCode, distance.ToUnitCode, distance.Kilometres }).ToListAsync(cancellationToken);
        return new Ways(day, measured.ToDictionary(distance => (distance.FromUnitCode, distance.ToUnitCode), distance => distance.Kilometres));
    }

    /// <summary>Null for somebody who works nowhere on the day.</summary>
    public Way? Of(Person person, string placeUnitCode)
    {
        if (person.StationOn(_day) is not { } station)
            return null;
        if (station == placeUnitCode)
            return new Way(station, 0);
        return new Way(station, _kilometres.TryGetValue(PlaceDistance.InOrder(station, placeUnitCode), out var kilometres) ? kilometres : null);
    }
}
