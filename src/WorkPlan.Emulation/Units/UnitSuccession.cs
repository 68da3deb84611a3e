using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Units;

/// <summary>That a unit was closed and another one took over from it, and it is in effect.</summary>
internal sealed class UnitSuccession
{
    public required Guid SuccessionId { get; init; }

    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    /// <summary>The successor's first day; the predecessor ended on the day before.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Whether the successor goes on with what cannot be divided: its place in a cluster, pledges, a conference that was called.</summary>
    public required bool IsHeir { get; init; }
}

internal sealed class UnitSuccessionConfiguration : IEntityTypeConfiguration<UnitSuccession>
{
    public const int LegalBasisLength = 500;

    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("UnitSuccessions");
        builder.HasKey(succession => new { succession.SuccessionId, succession.PredecessorCode, succession.SuccessorCode });
        builder.Property(succession => succession.PredecessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.SuccessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.LegalBasis).HasMaxLength(LegalBasisLength);
        builder.HasIndex(succession => succession.PredecessorCode);
        builder.HasIndex(succession => succession.SuccessorCode);
    }
}
