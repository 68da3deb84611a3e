using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Inspections.Checklists;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Campaigns;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<InspectionCampaign>
{
    public void Configure(EntityTypeBuilder<InspectionCampaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.HasKey(campaign => campaign.Id);
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.ByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(campaign => campaign.HandedOverTo).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(campaign => campaign.HandOvers).AsReplacedJsonText();
        builder.Ignore(campaign => campaign.ConductingUnitCode);
        builder.Property(campaign => campaign.Subject).HasMaxLength(1000);
        builder.Property(campaign => campaign.Scope).AsReplacedJsonText().HasMaxLength(2000);
        builder.Property(campaign => campaign.SubjectObject).AsReplacedJsonText();
        builder.Property(campaign => campaign.PlanDocument).AsReplacedJsonText();
        builder.Property(campaign => campaign.Team).AsReplacedJsonText();
        builder.Property(campaign => campaign.TeamDecision).AsReplacedJsonText();
        builder.Property(campaign => campaign.FormerTeams).AsReplacedJsonText();
        builder.Property(campaign => campaign.Lessons).AsReplacedJsonText();
        builder.Property(campaign => campaign.Outline).HasMaxLength(4000);
        builder.Ignore(campaign => campaign.SelfReportDeadline);
        builder.Ignore(campaign => campaign.DirectUnits);
        builder.Ignore(campaign => campaign.SelfUnits);
        builder.HasIndex(campaign => new { campaign.WorkYear, campaign.ByUnitCode });
        builder.HasOne<Checklist>().WithMany().HasForeignKey(campaign => campaign.ChecklistId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(campaign => campaign.Units, unit =>
        {
            unit.ToTable("CampaignUnits");
            unit.WithOwner().HasForeignKey("CampaignId");
            unit.HasKey("CampaignId", nameof(CampaignUnit.UnitCode));
            unit.Property(row => row.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
            unit.Property(row => row.EscalationReason).HasMaxLength(2000);
            unit.Property(row => row.EscalatedBy).HasMaxLength(100);
            unit.Property(row => row.HandedOverTo).HasMaxLength(OrganisationLimits.UnitCode);
            unit.Property(row => row.History).AsReplacedJsonText();
            unit.Ignore(row => row.ResponsibleUnitCode);
            unit.HasIndex(row => row.UnitCode);
            unit.HasIndex(row => row.HandedOverTo);
        });
        builder.Navigation(campaign => campaign.Units).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
