using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Distances;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;

namespace WorkPlan.Assignments.Suitability;

/// <summary>Who serves in a unit on a day, what each already holds, and in which fields each has finished tasks.</summary>
internal sealed class UnitSituation
{
    private readonly Dictionary<string, PersonLoad> _loads;
    private readonly Dictionary<(string Person, string Field), int> _experience;
    private readonly ILookup<string, (DateOnly? DueOn, int Days)> _held;
    private readonly ILookup<string, DeclaredInterest> _interests;
    private readonly Ways _ways;

    private UnitSituation(
        IReadOnlyList<Person> people, Dictionary<string, PersonLoad> loads, Dictionary<(string Person, string Field), int> experience,
        ILookup<string, (DateOnly? DueOn, int Days)> held, ILookup<string, DeclaredInterest> interests, Ways ways)
    {
        People = people;
        _loads = loads;
        _held = held;
        _experience = experience;
        _interests = interests;
        _ways = ways;
    }

    public IReadOnlyList<Person> People { get; }

    public PersonLoad LoadOf(Person person) => _loads[person.Code];

    /// <summary>The work that a person holds beside the tasks that are being given anew: by when, and how many days.</summary>
    public IEnumerable<(DateOnly? DueOn, int Days)> HeldBy(Person person) => _held[person.Code];

    /// <summary>Everything beside person and task that speaks for or against the two together.</summary>
    public Circumstances Of(WorkTask task, Person person, bool hasItToday = false) => new(
        LoadOf(person), task.FieldCode is { } field ? _experience.GetValueOrDefault((person.Code, field)) : 0, hasItToday,
        [.. _interests[person.Code]], task.PlaceUnitCode is { } place ? _ways.Of(person, place) : null);

    public void Give(WorkTask task, Person person, AssignmentRole role) => _loads[person.Code] = _loads[person.Code].With(task, role);

    /// <param name="db">The service's database.</param>
    /// <param name="unitCode">The unit whose work is looked at: of a seconded person, the share that is the unit's.</param>
    /// <param name="people">Those who are weighed.</param>
    /// <param name="day">The day on which the loads are looked at.</param>
    /// <param name="reassigned">Tasks that are being given anew: whoever holds them now is not burdened with them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<UnitSituation> ReadAsync(
        AssignmentsDbContext db, string unitCode, IReadOnlyList<Person> people, DateOnly day, IReadOnlyCollection<Guid> reassigned,
        CancellationToken cancellationToken)
    {
        var codes = people.Select(person => person.Code).ToList();
        var rows = await (
            from responsibility in db.Responsibilities.AsNoTracking()
            where responsibility.UnitCode == unitCode && codes.Contains(responsibility.PersonCode) && (responsibility.To == null || responsibility.To >= day)
            join task in db.Tasks.AsNoTracking() on responsibility.TaskId equals task.Id
            where task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress
            orderby responsibility.From, responsibility.Id
            select new { responsibility.PersonCode, responsibility.Role, responsibility.From, Task = task }).ToListAsync(cancellationToken);
        // A decision that takes effect later says the same of the same task once more: what holds on the day counts, or what will.
        var held = rows.GroupBy(one => (one.PersonCode, one.Task.Id)).Select(said => said.LastOrDefault(one => one.From <= day) ?? said.First()).ToList();
        var finished = await db.Tasks.AsNoTracking()
            .Where(task => task.State == WorkTaskState.Confirmed && task.FieldCode != null && codes.Contains(task.DoneByPersonCode!))
            .GroupBy(task => new { task.DoneByPersonCode, task.FieldCode })
            .Select(group => new { group.Key.DoneByPersonCode, group.Key.FieldCode, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var loads = people.ToDictionary(person => person.Code, person => new PersonLoad(0, 0, PersonLoad.CapacityOf(person, unitCode, day)));
        foreach (var one in held.Where(one => !reassigned.Contains(one.Task.Id)))
            loads[one.PersonCode] = loads[one.PersonCode].With(one.Task, one.Role);
        var interests = await db.Interests.AsNoTracking().Where(interest => codes.Contains(interest.PersonCode))
            .OrderBy(interest => interest.Id).ToListAsync(cancellationToken);
        return new UnitSituation(
            people, loads, finished.ToDictionary(row => (row.DoneByPersonCode!, row.FieldCode!), row => row.Count),
            held.Where(one => !reassigned.Contains(one.Task.Id))
                .ToLookup(one => one.PersonCode, one => (one.Task.DeadlineOn, PersonLoad.DaysOf(one.Task, one.Role))),
            interests.ToLookup(interest => interest.PersonCode), await Ways.ReadAsync(db, people, day, cancellationToken));
    }

    public static async Task<IReadOnlyList<Person>> PeopleOfAsync(
        AssignmentsDbContext db, string unitCode, DateOnly day, CancellationToken cancellationToken) =>
        await db.People.AsNoTracking().AsSplitQuery()
            .ServingIn(unitCode, day)
            .OrderBy(person => person.SortKey).ThenBy(person => person.Id)
            .ToListAsync(cancellationToken);
}
