using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;

namespace WorkPlan.Emulation.Units;

/// <summary>A unit as it issues a document: its name and its superior's, the head's office, and who was the head on the day.</summary>
internal sealed record IssuingBody(string Name, string? Superior, string HeadOffice, string? Head)
{
    public string Place => VietnameseForm.PlaceOf(Name);

    public SignatureBlock Signature => new(SigningAuthority.InOwnOffice, HeadOffice, null, Head);

    /// <summary>The superior is told, where there is one.</summary>
    public IEnumerable<string> ToSuperior => Superior is null ? [] : [$"{Superior} (để báo cáo)"];
}

internal sealed class IssuingBodies(EmulationDbContext db)
{
    // A procuracy has a chief, a division has a head.
    private static readonly string[] Titles = ["chief", "head"];

    public async Task<IssuingBody> OfAsync(string unitCode, DateOnly on, CancellationToken cancellationToken)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(known => known.Code == unitCode, cancellationToken);
        var superior = unit?.ParentCode is not { } parent ? null : await db.Units.AsNoTracking().Where(known => known.Code == parent)
            .Select(known => known.Name).SingleOrDefaultAsync(cancellationToken);
        var head = await db.Staff.AsNoTracking()
            .Where(person => person.UnitCode == unitCode && person.ManagementTitle != null && Titles.Contains(person.ManagementTitle))
            .Where(person => person.ServesFrom <= on && (person.ServesTo == null || person.ServesTo >= on))
            .OrderByDescending(person => person.ServesFrom).ThenBy(person => person.Code).Select(person => person.FullName)
            .FirstOrDefaultAsync(cancellationToken);
        return new IssuingBody(unit?.Name ?? unitCode, superior, VietnameseForm.HeadOf(unit?.Type ?? "procuracy"), head);
    }

    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> unitCodes, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().Where(unit => unitCodes.Contains(unit.Code))
            .ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
}
