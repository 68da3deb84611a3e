using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.Decisions;

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<AssignmentDecision>
{
    public const int ReasonLength = 1000;
    public const int WarningsLength = 2000;
    public const int BasisLength = 500;

    public void Configure(EntityTypeBuilder<AssignmentDecision> builder)
    {
        builder.ToTable("Decisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(decision => decision.Number).HasMaxLength(100);
        builder.Property(decision => decision.NumberKey).HasMaxLength(100);
        builder.Property(decision => decision.SignerName).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(decision => decision.SignerPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(decision => decision.SigningBasis).HasMaxLength(BasisLength);
        builder.HasIndex(decision => new { decision.UnitCode, decision.SignedInYear, decision.NumberKey }).IsUnique();
        builder.Ignore(decision => decision.InOrder);
        builder.HasIndex(decision => decision.AmendsDecisionId);
        builder.HasOne<AssignmentDecision>().WithMany().HasForeignKey(decision => decision.AmendsDecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(decision => decision.Revocations, revocation =>
        {
            revocation.ToTable("DecisionRevocations");
            revocation.WithOwner().HasForeignKey("DecisionId");
            revocation.HasKey(row => row.Id);
            revocation.Property(row => row.Id).ValueGeneratedNever();
            revocation.HasIndex("DecisionId");
        });
        builder.OwnsMany(decision => decision.Items, item =>
        {
            item.ToTable("DecisionItems");
            item.WithOwner().HasForeignKey("DecisionId");
            item.HasKey(row => row.Id);
            item.Property(row => row.Id).ValueGeneratedNever();
            item.Property(row => row.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
            item.Property(row => row.OverrideReason).HasMaxLength(ReasonLength);
            item.Property(row => row.Warnings).HasMaxLength(WarningsLength);
            item.HasIndex("DecisionId");
        });
    }
}

internal sealed class TaskResponsibilityConfiguration : IEntityTypeConfiguration<TaskResponsibility>
{
    public void Configure(EntityTypeBuilder<TaskResponsibility> builder)
    {
        builder.ToTable("Responsibilities");
        builder.HasKey(held => held.Id);
        builder.Property(held => held.Id).ValueGeneratedNever();
        builder.Property(held => held.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(held => held.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(held => held.OverrideReason).HasMaxLength(DecisionConfiguration.ReasonLength);
        builder.Ignore(held => held.Time);
        builder.Ignore(held => held.ToReview);
        // Also what stops two decisions that are issued at the same moment from both beginning on the same day.
        builder.HasIndex(held => new { held.TaskId, held.From, held.PersonCode }).IsUnique();
        builder.HasIndex(held => new { held.PersonCode, held.From });
        builder.HasIndex(held => held.UnitCode);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(held => held.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AssignmentDecision>().WithMany().HasForeignKey(held => held.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
