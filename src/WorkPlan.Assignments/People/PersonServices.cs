using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>Where a person serves on which day. The days decide, also before anybody has taken note that a new one has begun.</summary>
internal static class PersonServices
{
    /// <summary>Every service, past, present and planned, with secondments; in the order of their first days.</summary>
    public static IEnumerable<ServiceTime> Services(this Person person) => person.Postings
        .Select(posting => new ServiceTime(posting.UnitCode, posting.Validity, posting.Kind, posting.SharePercent, posting.Id))
        .Append(new ServiceTime(person.UnitCode, new Validity(person.ServesFrom, person.ServesTo), PostingKind.Service, Posting.WholeTime))
        .OrderBy(service => service.Time.From).ThenBy(service => service.Kind);

    /// <summary>The service in a unit that is in force on a day, if there is one.</summary>
    public static ServiceTime? ServiceIn(this Person person, string unitCode, DateOnly day) =>
        person.Services().FirstOrDefault(service => service.UnitCode == unitCode && service.Time.IsInForce(day));

    public static bool ServesIn(this Person person, string unitCode, DateOnly day) => person.ServiceIn(unitCode, day) is not null;

    /// <summary>The person's own unit on a day; null before the first and after the last service.</summary>
    public static string? OwnUnitOn(this Person person, DateOnly day) =>
        person.Services().FirstOrDefault(service => service.Kind == PostingKind.Service && service.Time.IsInForce(day))?.UnitCode;

    /// <summary>Keeps those who serve in the unit on the day, on secondment or as their own.</summary>
    public static IQueryable<Person> ServingIn(this IQueryable<Person> people, string unitCode, DateOnly day) => people.Where(person =>
        (person.UnitCode == unitCode && person.ServesFrom <= day && (person.ServesTo == null || person.ServesTo >= day))
        || person.Postings.Any(posting => posting.UnitCode == unitCode && posting.From <= day && (posting.To == null || posting.To >= day)));

    /// <summary>Keeps those who serve anywhere on the day.</summary>
    public static IQueryable<Person> Serving(this IQueryable<Person> people, DateOnly day) => people.Where(person =>
        (person.ServesFrom <= day && (person.ServesTo == null || person.ServesTo >= day))
        || person.Postings.Any(posting => posting.From <= day && (posting.To == null || posting.To >= day)));

    /// <summary>Keeps those who serve, have served or will serve in one of the units.</summary>
    public static IQueryable<Person> EverIn(this IQueryable<Person> people, IReadOnlyCollection<string> unitCodes) => people.Where(person =>
        unitCodes.Contains(person.UnitCode) || person.Postings.Any(posting => unitCodes.Contains(posting.UnitCode)));
}
