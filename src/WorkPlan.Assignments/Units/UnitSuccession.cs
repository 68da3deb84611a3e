using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.Units;

/// <summary>
/// That a unit was closed and another one took over from it, and it is in effect; with what went over here. What it held before stays its own.
/// </summary>
internal sealed class UnitSuccession
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid SuccessionId { get; init; }

    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    /// <summary>The successor's first day.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Whether the successor goes on with what cannot be divided: people, tasks, decisions.</summary>
    public required bool IsHeir { get; init; }

    public int People { get; private set; }

    public int Tasks { get; private set; }

    public int Responsibilities { get; private set; }

    public int Drafts { get; private set; }

    /// <summary>What went over, beside what went over before: a later look finds more when something came late.</summary>
    public void HandedOver(int people, int tasks, int responsibilities, int drafts)
    {
        People += people;
        Tasks += tasks;
        Responsibilities += responsibilities;
        Drafts += drafts;
    }
}

internal sealed class UnitSuccessionConfiguration : IEntityTypeConfiguration<UnitSuccession>
{
    public const int LegalBasisLength = 500;

    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("UnitSuccessions");
        builder.HasKey(succession => succession.Id);
        builder.Property(succession => succession.Id).ValueGeneratedNever();
        builder.Property(succession => succession.PredecessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.SuccessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.LegalBasis).HasMaxLength(LegalBasisLength);
        builder.HasIndex(succession => new { succession.SuccessionId, succession.PredecessorCode, succession.SuccessorCode }).IsUnique();
        builder.HasIndex(succession => succession.PredecessorCode);
    }
}
