using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.ServiceDefaults.Organisation;

/// <summary>A service's read copy of a unit that planning owns, fed by planning's events. Only the newest version counts.</summary>
public sealed class UnitCopy
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The level of the unit: supreme, high, province, district, region.</summary>
    public required string Level { get; set; }

    /// <summary>The kind of unit: procuracy, department, division, section, office.</summary>
    public required string Type { get; set; }

    public string? ParentCode { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>The version of the unit that this copy shows.</summary>
    public long SourceVersion { get; set; }

    public bool IsInForce(DateOnly asOf) => ValidFrom <= asOf && (ValidTo is null || asOf <= ValidTo);
}

public sealed class UnitCopyConfiguration : IEntityTypeConfiguration<UnitCopy>
{
    public void Configure(EntityTypeBuilder<UnitCopy> builder)
    {
        builder.ToTable("UnitCopies");
        builder.HasKey(unit => unit.Code);
        builder.Property(unit => unit.Code).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(unit => unit.ParentCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(unit => unit.Level).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(unit => unit.Type).HasMaxLength(OrganisationLimits.Kind);
        builder.HasIndex(unit => unit.ParentCode);
    }
}
