using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Inspections.Files;

/// <summary>
/// That bytes were taken in, written down before they are kept: whatever stops the service in between, no file lies in the store of which
/// nothing is known. Used is a file from the moment that evidence names it, and then for good.
/// </summary>
internal sealed class EvidenceFile
{
    public required string Sha256 { get; init; }

    /// <summary>When it was last taken in.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When evidence first named it; null while none has.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset at) => UsedAt ??= at;
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public const int Hash = 64;

    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("EvidenceFiles");
        builder.HasKey(file => file.Sha256);
        builder.Property(file => file.Sha256).HasMaxLength(Hash);
        builder.HasIndex(file => new { file.UsedAt, file.TakenAt });
    }
}
