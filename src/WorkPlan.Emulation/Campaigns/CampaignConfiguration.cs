using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Campaigns;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<EmulationCampaign>
{
    public void Configure(EntityTypeBuilder<EmulationCampaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.HasKey(campaign => campaign.Id);
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.Criteria).HasMaxLength(4000);
        builder.Property(campaign => campaign.LaunchedByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(campaign => campaign.ConductExpectations).AsJsonText();
        builder.HasIndex(campaign => new { campaign.WorkYear, campaign.LaunchedByUnitCode });
    }
}

internal sealed class CampaignResponseConfiguration : IEntityTypeConfiguration<CampaignResponse>
{
    public void Configure(EntityTypeBuilder<CampaignResponse> builder)
    {
        builder.ToTable("CampaignResponses");
        builder.HasKey(response => response.Id);
        builder.Property(response => response.Id).ValueGeneratedNever();
        builder.Property(response => response.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(response => response.Content).HasMaxLength(4000);
        builder.Property(response => response.EnteredBy).HasMaxLength(ScoringLimits.Actor);
        builder.HasIndex(response => new { response.CampaignId, response.UnitCode }).IsUnique();
        builder.HasOne<EmulationCampaign>().WithMany().HasForeignKey(response => response.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}
