using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Units;

namespace WorkPlan.Inspections.People;

/// <summary>Who led a unit on a day: findings attach to the head who was in office then, wherever that person is today.</summary>
internal sealed class UnitHeads(InspectionsDbContext db, UnitLineage lineage)
{
    // A procuracy has a chief, a division has a head.
    private static readonly string[] Titles = ["chief", "head"];

    /// <summary>
    /// The head on the day; null where nobody is known to have led the unit, or where it is not known which of several did. A title that was given
    /// in the unit outranks those that were brought into it, and a later one ends the earlier. A title is brought only with its unit: who was
    /// transferred leads what was left no longer, and the new unit only once a title is given there.
    /// </summary>
    public async Task<UnitHead?> InOfficeAsync(string unitCode, DateOnly day, CancellationToken cancellationToken)
    {
        // A unit that has ended is led by nobody, also while its people have not been told to be elsewhere.
        if (await db.Units.AnyAsync(unit => unit.Code == unitCode && unit.ValidTo < day, cancellationToken))
            return null;
        var ledIt = db.OfficeRecords
            .Where(record => record.UnitCode == unitCode && record.ManagementTitle != null && Titles.Contains(record.ManagementTitle))
            .Select(record => record.PersonCode);
        var records = await db.OfficeRecords.AsNoTracking().Where(record => ledIt.Contains(record.PersonCode)).ToListAsync(cancellationToken);
        var held = records.GroupBy(record => record.PersonCode)
            .SelectMany(person => OfficeHistory.Of(person)
                .Where(office => office.UnitCode == unitCode && Titles.Contains(office.ManagementTitle) && office.IsHeldOn(day))
                .Select(office => (PersonCode: person.Key, Office: office)))
            .ToList();
        var line = (await lineage.AllAsync(cancellationToken)).Of(unitCode);
        held.RemoveAll(known => known.Office.BroughtFrom is { } from && !line.Contains(from));
        var given = held.Where(known => !known.Office.IsBrought).ToList();
        string[] inOffice =
        [
            .. (given.Count == 0 ? held : given.Where(known => known.Office.From == given.Max(other => other.Office.From)))
                .Select(known => known.PersonCode).Distinct(),
        ];
        return inOffice is not [var head]
            ? null
            : await db.People.AsNoTracking().Where(person => person.Code == head)
                .Select(person => new UnitHead(person.Code, person.FullName)).SingleOrDefaultAsync(cancellationToken);
    }
}

internal sealed record UnitHead(string PersonCode, string FullName);
