using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Pledges;

internal sealed class PledgeConfiguration : IEntityTypeConfiguration<EmulationPledge>
{
    public void Configure(EntityTypeBuilder<EmulationPledge> builder)
    {
        builder.ToTable("Pledges");
        builder.HasKey(pledge => pledge.Id);
        builder.Property(pledge => pledge.Id).ValueGeneratedNever();
        builder.Property(pledge => pledge.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(pledge => pledge.Content).HasMaxLength(4000);
        builder.HasIndex(pledge => new { pledge.CampaignId, pledge.UnitCode }).IsUnique();
        builder.HasOne<EmulationCampaign>().WithMany().HasForeignKey(pledge => pledge.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(pledge => pledge.Signers, signer =>
        {
            signer.ToTable("PledgeSigners");
            signer.WithOwner().HasForeignKey("PledgeId");
            signer.HasKey("PledgeId", nameof(PledgeSigner.PersonCode));
            signer.Property(row => row.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
            signer.Property(row => row.FullName).HasMaxLength(OrganisationLimits.PersonName);
            signer.Property(row => row.Reason).HasMaxLength(1000);
            signer.Property(row => row.EnteredBy).HasMaxLength(ScoringLimits.Actor);
        });
        builder.Ignore(pledge => pledge.Asked);
        builder.Navigation(pledge => pledge.Signers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
