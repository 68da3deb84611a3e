using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Units;

internal sealed class OrgUnitConfiguration : IEntityTypeConfiguration<OrgUnit>
{
    public void Configure(EntityTypeBuilder<OrgUnit> builder)
    {
        builder.ToTable("Units");
        builder.Property(unit => unit.Code).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(unit => unit.ParentCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(unit => unit.Name).HasMaxLength(UnitLimits.Name);
        builder.Property(unit => unit.Seat).HasMaxLength(UnitLimits.Seat);
        builder.Property(unit => unit.SearchKey).HasMaxLength(UnitLimits.Name + UnitLimits.Seat + OrganisationLimits.UnitCode + 2);
        builder.HasIndex(unit => unit.Code).IsUnique();
        builder.HasIndex(unit => unit.ParentCode);
    }
}

internal static class UnitLimits
{
    public const int Name = 200;
    public const int LegalBasis = 400;
    public const int Seat = 120;
    public const int Territory = 1000;
    public const int Note = 1000;
}
