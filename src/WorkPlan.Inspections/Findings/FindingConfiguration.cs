using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Findings;

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("Findings");
        builder.HasKey(finding => finding.Id);
        builder.Property(finding => finding.Id).ValueGeneratedNever();
        builder.Property(finding => finding.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(finding => finding.ByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(finding => finding.Statement).HasMaxLength(2000);
        builder.Property(finding => finding.Cause).HasMaxLength(2000);
        builder.Property(finding => finding.Remedy).HasMaxLength(2000);
        builder.Property(finding => finding.FieldCode).HasMaxLength(60);
        builder.Property(finding => finding.ItemCode).HasMaxLength(60);
        builder.Property(finding => finding.PlanTargetCode).HasMaxLength(60);
        builder.Property(finding => finding.CitedFact).AsReplacedJsonText();
        builder.Property(finding => finding.Referral).AsReplacedJsonText();
        builder.Property(finding => finding.HeadPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(finding => finding.HeadName).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(finding => finding.VerifiedBy).HasMaxLength(100);
        builder.Property(finding => finding.Remediations).AsReplacedJsonText();
        builder.Property(finding => finding.Reopenings).AsReplacedJsonText();
        builder.Property(finding => finding.HandOvers).AsReplacedJsonText();
        builder.Property(finding => finding.HandedOverTo).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Ignore(finding => finding.ResponsibleUnitCode);
        builder.HasIndex(finding => finding.HandedOverTo);
        builder.HasIndex(finding => finding.RepeatOfId);
        builder.Ignore(finding => finding.StandsSince);
        builder.HasIndex(finding => new { finding.CampaignId, finding.UnitCode });
        builder.HasIndex(finding => new { finding.UnitCode, finding.State });
        builder.HasOne<InspectionCampaign>().WithMany().HasForeignKey(finding => finding.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}
