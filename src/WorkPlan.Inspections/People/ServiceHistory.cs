namespace WorkPlan.Inspections.People;

/// <summary>Where a person served, with the end of each service worked out from the next one.</summary>
internal static class ServiceHistory
{
    /// <summary>The services of one person that overlap a period.</summary>
    public static IEnumerable<Service> Within(IEnumerable<OfficeRecord> ofOnePerson, DateOnly from, DateOnly to)
    {
        var told = ofOnePerson.GroupBy(record => (record.UnitCode, record.ServesFrom))
            .Select(versions => new Told(
                versions.MinBy(record => record.Version)!, versions.MaxBy(record => record.Version)!, versions.Any(record => record.ManagementTitle is not null)))
            .OrderBy(service => service.First.Version).ToList();
        return told
            .Select((service, at) => new Service(
                service.First.UnitCode, service.First.ServesFrom, service.Last.ServesTo ?? EndBefore(service, told.Skip(at + 1)), service.Led))
            .Where(service => service.From <= to && (service.To is null || service.To >= from));
    }

    /// <summary>The day before the person is known to have served elsewhere.</summary>
    private static DateOnly? EndBefore(Told service, IEnumerable<Told> later)
    {
        var next = later.FirstOrDefault(other => other.First.UnitCode != service.First.UnitCode && other.First.Version > service.Last.Version);
        if (next is null)
            return null;
        // A register that keeps the first day through a transfer does not say when it was: the day on which it was told is the latest.
        var began = next.First.ServesFrom > service.First.ServesFrom ? next.First.ServesFrom : next.First.SaidOn;
        return began > service.First.ServesFrom ? began.AddDays(-1) : service.First.ServesFrom;
    }

    /// <summary>A service as the versions from the first to the last told it; the last is right about its end.</summary>
    private sealed record Told(OfficeRecord First, OfficeRecord Last, bool Led);
}

/// <summary>A service in one unit; without an end it still lasts.</summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Led">Whether the person led the unit, or was a deputy there, in that time.</param>
internal sealed record Service(string UnitCode, DateOnly From, DateOnly? To, bool Led);
