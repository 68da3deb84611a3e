using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.People;

/// <summary>
/// What one version of a person said of unit and management title. The read copy of a person knows only today's; who led a unit on a past
/// day, and who served where, is read from all of them, in whatever order they came.
/// </summary>
internal sealed class OfficeRecord
{
    public required string PersonCode { get; init; }

    public required long Version { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>Null for none; <c>unknown</c> where an older database kept only that there was one.</summary>
    public string? ManagementTitle { get; init; }

    /// <summary>Since when the title is held; null where the register did not say.</summary>
    public DateOnly? TitleFrom { get; init; }

    public required DateOnly ServesFrom { get; init; }

    public DateOnly? ServesTo { get; init; }

    /// <summary>When it was said: the latest day on which it can have begun.</summary>
    public required DateOnly SaidOn { get; init; }

    public static OfficeRecord Of(PersonChanged person) => new()
    {
        PersonCode = person.PersonCode,
        Version = person.Version,
        UnitCode = person.UnitCode,
        ManagementTitle = person.ManagementTitle,
        TitleFrom = person.ManagementTitleFrom,
        ServesFrom = person.ServesFrom,
        ServesTo = person.ServesTo,
        SaidOn = VietnamTime.DateOf(person.OccurredAt),
    };
}

internal sealed class OfficeRecordConfiguration : IEntityTypeConfiguration<OfficeRecord>
{
    public void Configure(EntityTypeBuilder<OfficeRecord> builder)
    {
        builder.ToTable("OfficeRecords");
        builder.HasKey(record => new { record.PersonCode, record.Version });
        builder.Property(record => record.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(record => record.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(record => record.ManagementTitle).HasMaxLength(40);
        builder.HasIndex(record => new { record.UnitCode, record.ManagementTitle });
    }
}
