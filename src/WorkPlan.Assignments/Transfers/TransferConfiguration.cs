using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.Transfers;

internal sealed class TransferConfiguration : IEntityTypeConfiguration<PersonTransfer>
{
    public const int ReasonLength = 1000;

    public void Configure(EntityTypeBuilder<PersonTransfer> builder)
    {
        builder.ToTable("Transfers");
        builder.HasKey(transfer => transfer.Id);
        builder.Property(transfer => transfer.Id).ValueGeneratedNever();
        builder.Property(transfer => transfer.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(transfer => transfer.FromUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(transfer => transfer.ToUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(transfer => transfer.DecisionNumber).HasMaxLength(100);
        builder.Property(transfer => transfer.CancelReason).HasMaxLength(ReasonLength);
        builder.Ignore(transfer => transfer.LastDay);
        builder.HasIndex(transfer => transfer.PersonCode);
        builder.HasIndex(transfer => new { transfer.State, transfer.EffectiveOn });
    }
}
