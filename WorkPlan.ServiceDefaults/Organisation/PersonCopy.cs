using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.ServiceDefaults.Organisation;

/// <summary>A service's read copy of a person that assignments owns, fed by its events. Only the newest version counts.</summary>
public sealed class PersonCopy
{
    public required string Code { get; init; }

    public required string FullName { get; set; }

    /// <summary>The unit in which the person serves now.</summary>
    public required string UnitCode { get; set; }

    /// <summary>civilServant, publicEmployee or contractWorker.</summary>
    public required string Kind { get; set; }

    public string? JudicialTitle { get; set; }

    public string? ManagementTitle { get; set; }

    public DateOnly ServesFrom { get; set; }

    public DateOnly? ServesTo { get; set; }

    /// <summary>The version of the person that this copy shows.</summary>
    public long SourceVersion { get; set; }

    public bool Serves(DateOnly asOf) => ServesFrom <= asOf && (ServesTo is null || asOf <= ServesTo);
}

public sealed class PersonCopyConfiguration : IEntityTypeConfiguration<PersonCopy>
{
    public void Configure(EntityTypeBuilder<PersonCopy> builder)
    {
        builder.ToTable("PersonCopies");
        builder.HasKey(person => person.Code);
        builder.Property(person => person.Code).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(person => person.FullName).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(person => person.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(person => person.Kind).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(person => person.JudicialTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(person => person.ManagementTitle).HasMaxLength(OrganisationLimits.Kind);
        builder.HasIndex(person => person.UnitCode);
    }
}
