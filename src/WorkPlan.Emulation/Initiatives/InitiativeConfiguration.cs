using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Initiatives;

internal sealed class InitiativeConfiguration : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable("Initiatives");
        builder.HasKey(initiative => initiative.Id);
        builder.Property(initiative => initiative.Id).ValueGeneratedNever();
        builder.Property(initiative => initiative.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(initiative => initiative.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(initiative => initiative.DecisionNumber).HasMaxLength(100);
        builder.HasIndex(initiative => new { initiative.PersonCode, initiative.WorkYear });
        builder.HasIndex(initiative => new { initiative.PersonCode, initiative.DecisionNumber, initiative.RecognisedOn }).IsUnique();
    }
}
