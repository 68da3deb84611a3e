using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Documents;

internal sealed class DirectiveDocumentConfiguration : IEntityTypeConfiguration<DirectiveDocument>
{
    public void Configure(EntityTypeBuilder<DirectiveDocument> builder)
    {
        builder.ToTable("Documents");
        builder.Property(document => document.Issuer).HasMaxLength(DocumentLimits.Issuer);
        builder.Property(document => document.Number).HasMaxLength(DocumentLimits.Number);
        builder.Property(document => document.Abstract).HasMaxLength(DocumentLimits.Abstract);
        builder.Property(document => document.Name).HasMaxLength(DocumentLimits.Abstract);
        builder.Property(document => document.SearchKey).HasMaxLength(DocumentLimits.SearchKey);
        builder.Property(document => document.ScopeUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(document => document.IdentityKey).HasMaxLength(64);
        builder.Property(document => document.RegisteredBy).HasMaxLength(DocumentLimits.UserId);
        builder.Property(document => document.Supersedes).HasJson(4_000);
        builder.HasIndex(document => document.IdentityKey).IsUnique();
        builder.HasIndex(document => new { document.WorkYear, document.ScopeUnitCode });
        builder.HasMany(document => document.Corrections).WithOne().HasForeignKey(correction => correction.DocumentId);
    }
}

internal sealed class DocumentCorrectionConfiguration : IEntityTypeConfiguration<DocumentCorrection>
{
    public void Configure(EntityTypeBuilder<DocumentCorrection> builder)
    {
        builder.ToTable("DocumentCorrections");
        builder.Property(correction => correction.Reason).HasMaxLength(DocumentLimits.Reason);
        builder.Property(correction => correction.CorrectedBy).HasMaxLength(DocumentLimits.UserId);
        builder.HasIndex(correction => new { correction.DocumentId, correction.Number }).IsUnique();
    }
}

public static class DocumentLimits
{
    public const int Issuer = 200;
    public const int Number = 100;
    public const int Abstract = 1000;
    public const int SearchKey = Issuer + Number + Abstract + 2;
    public const int Reason = 1000;
    public const int UserId = 64;
}
