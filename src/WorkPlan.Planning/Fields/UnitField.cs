using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Fields;

/// <summary>A unit works in a field: its plan has a section for it, its principle files a list of documents.</summary>
internal sealed class UnitField
{
    public required string UnitCode { get; init; }

    public required string FieldCode { get; init; }
}

internal sealed class UnitFieldConfiguration : IEntityTypeConfiguration<UnitField>
{
    public void Configure(EntityTypeBuilder<UnitField> builder)
    {
        builder.ToTable("UnitFields");
        builder.HasKey(own => new { own.UnitCode, own.FieldCode });
        builder.Property(own => own.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(own => own.FieldCode).HasMaxLength(FieldLimits.Code);
    }
}
