using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Fields;

/// <summary>The fields of one unit as one thing, so that two people who set them at once do not overwrite each other.</summary>
internal sealed class UnitFieldList : IVersioned
{
    private UnitFieldList()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public long Version { get; private set; }

    public static UnitFieldList Of(string unitCode) => new() { UnitCode = unitCode };
}

/// <summary>A unit works in a field: its plan has a section for it, its principle files a list of documents.</summary>
internal sealed class UnitField
{
    public required string UnitCode { get; init; }

    public required string FieldCode { get; init; }
}

internal sealed class UnitFieldConfiguration : IEntityTypeConfiguration<UnitField>, IEntityTypeConfiguration<UnitFieldList>
{
    public void Configure(EntityTypeBuilder<UnitFieldList> builder)
    {
        builder.ToTable("UnitFieldLists");
        builder.Property(list => list.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(list => list.UnitCode).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UnitField> builder)
    {
        builder.ToTable("UnitFields");
        builder.HasKey(own => new { own.UnitCode, own.FieldCode });
        builder.Property(own => own.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(own => own.FieldCode).HasMaxLength(FieldLimits.Code);
    }
}
