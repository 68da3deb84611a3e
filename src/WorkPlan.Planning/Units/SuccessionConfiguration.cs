using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Units;

internal sealed class SuccessionConfiguration
    : IEntityTypeConfiguration<Succession>, IEntityTypeConfiguration<SuccessionUnit>, IEntityTypeConfiguration<SuccessionShare>
{
    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("Successions");
        builder.Property(succession => succession.LegalBasis).HasMaxLength(UnitLimits.LegalBasis);
        builder.Ignore(succession => succession.Predecessors).Ignore(succession => succession.Successors);
        builder.HasMany(succession => succession.Units).WithOne().HasForeignKey("SuccessionId").IsRequired();
        builder.HasMany(succession => succession.Shares).WithOne().HasForeignKey("SuccessionId").IsRequired();
        builder.HasIndex(succession => new { succession.TookEffectAt, succession.EffectiveOn });
    }

    public void Configure(EntityTypeBuilder<SuccessionUnit> builder)
    {
        builder.ToTable("SuccessionUnits");
        builder.Property(unit => unit.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(unit => unit.UnitCode);
    }

    public void Configure(EntityTypeBuilder<SuccessionShare> builder)
    {
        builder.ToTable("SuccessionShares");
        builder.Property(share => share.PredecessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(share => share.SuccessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(share => share.Territory).HasMaxLength(UnitLimits.Territory);
        builder.HasIndex(share => share.PredecessorCode);
        builder.HasIndex(share => share.SuccessorCode);
    }
}
