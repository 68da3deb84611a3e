using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Catalogues;

internal static class CatalogueLimits
{
    public const int Code = 60;
    public const int LegalBasis = 400;
    public const int TargetCode = 60;
    public const int TargetName = 400;
    public const int Rule = 4000;
    public const int Note = 1000;
}

internal sealed class CatalogueConfiguration : IEntityTypeConfiguration<TargetCatalogue>, IEntityTypeConfiguration<CatalogueTarget>
{
    public void Configure(EntityTypeBuilder<TargetCatalogue> builder)
    {
        builder.ToTable("Catalogues");
        builder.Property(catalogue => catalogue.Code).HasMaxLength(CatalogueLimits.Code);
        builder.Property(catalogue => catalogue.LegalBasis).HasMaxLength(CatalogueLimits.LegalBasis);
        builder.Property(catalogue => catalogue.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(catalogue => catalogue.Code).IsUnique();
        builder.HasMany(catalogue => catalogue.Targets).WithOne().HasForeignKey("CatalogueId").IsRequired();
    }

    public void Configure(EntityTypeBuilder<CatalogueTarget> builder)
    {
        builder.ToTable("CatalogueTargets");
        builder.Property(target => target.Code).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(target => target.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(target => target.Name).HasMaxLength(CatalogueLimits.TargetName);
        builder.Property(target => target.Rule).HasJson(CatalogueLimits.Rule);
        builder.Property(target => target.Inclusions).HasMaxLength(CatalogueLimits.Note);
        builder.Property(target => target.InclusionsEn).HasMaxLength(CatalogueLimits.Note);
        builder.Property(target => target.Exclusions).HasMaxLength(CatalogueLimits.Note);
        builder.Property(target => target.ExclusionsEn).HasMaxLength(CatalogueLimits.Note);
        builder.HasIndex("CatalogueId", nameof(CatalogueTarget.Code), nameof(CatalogueTarget.Source)).IsUnique();
    }
}
