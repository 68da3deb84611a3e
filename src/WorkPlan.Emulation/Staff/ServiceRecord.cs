using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Staff;

/// <summary>
/// That a person serves in a unit from a day on, as the newest version of the person that says so has it. The copy of a person knows only
/// the present unit; titles are judged where somebody served on the last day of a work year.
/// </summary>
internal sealed class ServiceRecord
{
    public required string PersonCode { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    /// <summary>The newest version of the person that names this service.</summary>
    public long SourceVersion { get; private set; }

    public static ServiceRecord Of(PersonChanged person) => new()
    {
        PersonCode = person.PersonCode,
        UnitCode = person.UnitCode,
        From = person.ServesFrom,
        To = person.ServesTo,
        SourceVersion = person.Version,
    };

    /// <summary>Another version that names the same service; the newest stands.</summary>
    public void Heed(PersonChanged person)
    {
        if (person.Version > SourceVersion)
            (To, SourceVersion) = (person.ServesTo, person.Version);
    }
}

internal static class ServiceRecords
{
    /// <summary>
    /// Who served where on a day. A version of a person says what holds from its first day on, so of all that begin by the day the newest
    /// one says it, in whatever order they came.
    /// </summary>
    public static IQueryable<ServiceRecord> ServingOn(this EmulationDbContext db, DateOnly day) => db.ServiceRecords
        .Where(record => record.From <= day && (record.To == null || record.To >= day)
            && !db.ServiceRecords.Any(newer => newer.PersonCode == record.PersonCode && newer.From <= day && newer.SourceVersion > record.SourceVersion));
}

/// <summary>In which unit somebody is concerned by a day: whose officers may record what is said of him.</summary>
internal sealed class ServingUnits(EmulationDbContext db)
{
    /// <summary>
    /// Where the person served on the day; of somebody who had left by then the last unit; of a time from before services were kept, and of
    /// somebody who came later, the present one. Null for a person who is not known.
    /// </summary>
    public async Task<string?> FindAsync(string personCode, DateOnly day, CancellationToken cancellationToken) =>
        await db.ServingOn(day).Where(record => record.PersonCode == personCode).Select(record => record.UnitCode).FirstOrDefaultAsync(cancellationToken)
        ?? await db.ServiceRecords.Where(record => record.PersonCode == personCode && record.From <= day)
            .OrderByDescending(record => record.SourceVersion).Select(record => record.UnitCode).FirstOrDefaultAsync(cancellationToken)
        ?? await db.Staff.Where(person => person.Code == personCode).Select(person => person.UnitCode).SingleOrDefaultAsync(cancellationToken);

    public async Task<string> OfAsync(string personCode, DateOnly day, CancellationToken cancellationToken) =>
        await FindAsync(personCode, day, cancellationToken) ?? throw new RuleException("person-not-known", personCode);
}

internal sealed class ServiceRecordConfiguration : IEntityTypeConfiguration<ServiceRecord>
{
    public void Configure(EntityTypeBuilder<ServiceRecord> builder)
    {
        builder.ToTable("ServiceRecords");
        builder.HasKey(record => new { record.PersonCode, record.UnitCode, record.From });
        builder.Property(record => record.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(record => record.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(record => record.SourceVersion).IsConcurrencyToken();
        builder.HasIndex(record => record.UnitCode);
    }
}
