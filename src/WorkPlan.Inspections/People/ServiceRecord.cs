using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.People;

/// <summary>
/// That a person served in a unit from a day on, as some version of the person said. The read copy of a person knows only today's unit;
/// who inspects has to be independent of those before.
/// </summary>
internal sealed class ServiceRecord
{
    public required string PersonCode { get; init; }

    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary>Whether the person led the unit, or was a deputy there, in that time.</summary>
    public bool Led { get; set; }

    /// <summary>The first and the last version of the person that said so.</summary>
    public required long FirstVersion { get; set; }

    public required long LastVersion { get; set; }

    /// <summary>When the first of them was said: the latest day on which the service can have begun.</summary>
    public required DateOnly SeenOn { get; set; }

    public static ServiceRecord Of(PersonChanged person) => new()
    {
        PersonCode = person.PersonCode,
        UnitCode = person.UnitCode,
        From = person.ServesFrom,
        To = person.ServesTo,
        Led = person.ManagementTitle is not null,
        FirstVersion = person.Version,
        LastVersion = person.Version,
        SeenOn = VietnamTime.DateOf(person.OccurredAt),
    };

    /// <summary>Takes in another version that names the same service; in whatever order they come, the outcome is the same.</summary>
    public void Heed(PersonChanged person)
    {
        Led |= person.ManagementTitle is not null;
        if (person.Version < FirstVersion)
            (FirstVersion, SeenOn) = (person.Version, VietnamTime.DateOf(person.OccurredAt));
        if (person.Version > LastVersion)
            (LastVersion, To) = (person.Version, person.ServesTo);
    }
}

internal sealed class ServiceRecordConfiguration : IEntityTypeConfiguration<ServiceRecord>
{
    public void Configure(EntityTypeBuilder<ServiceRecord> builder)
    {
        builder.ToTable("ServiceRecords");
        builder.HasKey(record => new { record.PersonCode, record.UnitCode, record.From });
        builder.Property(record => record.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(record => record.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(record => record.LastVersion).IsConcurrencyToken();
    }
}
