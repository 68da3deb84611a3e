using Microsoft.EntityFrameworkCore;

namespace WorkPlan.Inspections.People;

/// <summary>Who led a unit on a day: findings attach to the head who was in office then.</summary>
internal sealed class UnitHeads(InspectionsDbContext db)
{
    // A procuracy has a chief, a division has a head.
    private static readonly string[] Titles = ["chief", "head"];

    public async Task<UnitHead?> InOfficeAsync(string unitCode, DateOnly day, CancellationToken cancellationToken) => await db.People.AsNoTracking()
        .Where(person => person.UnitCode == unitCode && person.ManagementTitle != null && Titles.Contains(person.ManagementTitle))
        .Where(person => person.ServesFrom <= day && (person.ServesTo == null || person.ServesTo >= day))
        .OrderByDescending(person => person.ServesFrom)
        .Select(person => new UnitHead(person.Code, person.FullName))
        .FirstOrDefaultAsync(cancellationToken);
}

internal sealed record UnitHead(string PersonCode, string FullName);
