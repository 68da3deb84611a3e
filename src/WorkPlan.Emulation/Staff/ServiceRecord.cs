using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;

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
