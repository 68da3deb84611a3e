using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Inspections.People;

/// <summary>Who led a unit on a day: findings attach to the head who was in office then, wherever that person is today.</summary>
internal sealed class UnitHeads(InspectionsDbContext db)
{
    // A procuracy has a chief, a division has a head.
    private static readonly string[] Titles = ["chief", "head"];

    public async Task<UnitHead?> InOfficeAsync(string unitCode, DateOnly day, CancellationToken cancellationToken)
    {
        // A unit that has ended is led by nobody, also while its people have not been told to be elsewhere.
        if (await db.Units.AnyAsync(unit => unit.Code == unitCode && unit.ValidTo < day, cancellationToken))
            return null;
        var ledIt = db.OfficeRecords
            .Where(record => record.UnitCode == unitCode && record.ManagementTitle != null && Titles.Contains(record.ManagementTitle))
            .Select(record => record.PersonCode);
        var records = await db.OfficeRecords.AsNoTracking().Where(record => ledIt.Contains(record.PersonCode)).ToListAsync(cancellationToken);
        var inOffice = records.GroupBy(record => record.PersonCode)
            .SelectMany(person => OfficeHistory.Of(person)
                .Where(office => office.UnitCode == unitCode && Titles.Contains(office.ManagementTitle) && office.IsHeldOn(day))
                .Select(office => (PersonCode: person.Key, office.From)))
            .OrderByDescending(office => office.From).ThenBy(office => office.PersonCode, StringComparer.Ordinal)
            .Select(office => office.PersonCode).FirstOrDefault();
        return inOffice is null
            ? null
            : await db.People.AsNoTracking().Where(person => person.Code == inOffice)
                .Select(person => new UnitHead(person.Code, person.FullName)).SingleOrDefaultAsync(cancellationToken);
    }
}

internal sealed record UnitHead(string PersonCode, string FullName);
