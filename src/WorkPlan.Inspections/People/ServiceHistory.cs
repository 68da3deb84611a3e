namespace WorkPlan.Inspections.People;

/// <summary>Where a person served, with the end of each service worked out from the next one.</summary>
internal static class ServiceHistory
{
    /// <summary>The services of one person that overlap a period.</summary>
    public static IEnumerable<Service> Within(IEnumerable<ServiceRecord> ofOnePerson, DateOnly from, DateOnly to)
    {
        var records = ofOnePerson.OrderBy(record => record.FirstVersion).ThenBy(record => record.From).ToList();
        return records
            .Select((record, at) => new Service(record.UnitCode, record.From, record.To ?? EndBefore(record, records.Skip(at + 1)), record.Led))
            .Where(service => service.From <= to && (service.To is null || service.To >= from));
    }

    /// <summary>The day before the person is known to have served elsewhere.</summary>
    private static DateOnly? EndBefore(ServiceRecord record, IEnumerable<ServiceRecord> later)
    {
        var next = later.FirstOrDefault(other => other.UnitCode != record.UnitCode && other.FirstVersion > record.LastVersion);
        if (next is null)
            return null;
        // A register that keeps the first day through a transfer does not say when it was: the day on which it was told is the latest.
        var began = next.From > record.From ? next.From : next.SeenOn;
        return began > record.From ? began.AddDays(-1) : record.From;
    }
}

/// <summary>A service in one unit; without an end it still lasts.</summary>
internal sealed record Service(string UnitCode, DateOnly From, DateOnly? To, bool Led);
