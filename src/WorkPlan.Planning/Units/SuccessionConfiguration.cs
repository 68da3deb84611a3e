using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Units;

internal sealed class SuccessionConfiguration : IEntityTypeConfiguration<Succession>, IEntityTypeConfiguration<SuccessionUnit>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("Successions");
        builder.Property(succession => succession.LegalBasis).HasMaxLength(UnitLimits.LegalBasis);
        builder.HasMany(succession => succession.Units).WithOne().HasForeignKey("SuccessionId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<SuccessionUnit> builder)
    {
        builder.ToTable("SuccessionUnits");
        builder.Property(unit => unit.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(unit => unit.UnitCode);
    }
}
