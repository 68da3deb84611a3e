using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.Planning.Results;

/// <summary>A file whose rows were taken over whole: who brought it, and what it did. The entries of the log name it.</summary>
internal sealed class ResultImport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string? FileName { get; init; }

    public required FileFormat Format { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal: the same file is not taken twice.</summary>
    public required string ContentHash { get; init; }

    public required int Recorded { get; init; }

    public required int Corrected { get; init; }

    public required string ImportedBy { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }
}

internal sealed class ResultImportConfiguration : IEntityTypeConfiguration<ResultImport>
{
    public void Configure(EntityTypeBuilder<ResultImport> builder)
    {
        builder.ToTable("ResultImports");
        builder.Property(import => import.FileName).HasMaxLength(ImportLimits.FileName);
        builder.Property(import => import.ContentHash).HasMaxLength(64);
        builder.Property(import => import.ImportedBy).HasMaxLength(PlanLimits.UserId);
        builder.HasIndex(import => import.ContentHash).IsUnique();
    }
}

internal static class ImportLimits
{
    public const int FileName = 200;

    /// <summary>Of a file, in bytes; a year of a large province takes a tenth of it.</summary>
    public const long FileBytes = 32 * 1024 * 1024;

    public const int Rows = 200_000;
}
