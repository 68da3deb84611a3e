using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.PrincipleFiles;

internal sealed class PrincipleFileConfiguration :
    IEntityTypeConfiguration<RequiredDocuments>, IEntityTypeConfiguration<PrincipleFile>, IEntityTypeConfiguration<FiledDocument>
{
    public void Configure(EntityTypeBuilder<RequiredDocuments> builder)
    {
        builder.ToTable("RequiredDocuments");
        builder.Property(list => list.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(list => list.LegalBasis).HasMaxLength(PrincipleFileLimits.Name);
        builder.Property(list => list.Documents).HasJson(PrincipleFileLimits.ListJson);
        builder.HasIndex(list => list.FieldCode).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PrincipleFile> builder)
    {
        builder.ToTable("PrincipleFiles");
        builder.Property(file => file.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(file => new { file.UnitCode, file.WorkYear }).IsUnique();
        builder.HasIndex(file => file.WorkYear);
        builder.HasMany(file => file.Filed).WithOne().HasForeignKey(document => document.PrincipleFileId);
    }

    public void Configure(EntityTypeBuilder<FiledDocument> builder)
    {
        builder.ToTable("FiledDocuments");
        builder.Property(document => document.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(document => document.RequirementCode).HasMaxLength(PrincipleFileLimits.Code);
        builder.Property(document => document.Name).HasMaxLength(PrincipleFileLimits.Name);
        builder.Property(document => document.FiledBy).HasMaxLength(PrincipleFileLimits.Person);
        builder.HasIndex(document => new { document.PrincipleFileId, document.FieldCode, document.RequirementCode }).IsUnique();
    }
}

internal static class PrincipleFileLimits
{
    public const int Code = 40;
    public const int Name = 400;
    public const int Person = 100;
    public const int Documents = 100;
    public const int ListJson = 80_000;
}
