using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Findings;

internal sealed class PlanFindingConfiguration : IEntityTypeConfiguration<PlanFinding>
{
    private const int Text = 4000;

    public void Configure(EntityTypeBuilder<PlanFinding> builder)
    {
        builder.ToTable("PlanFindings");
        builder.Property(finding => finding.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(finding => finding.FieldCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(finding => finding.TargetCode).HasMaxLength(60);
        builder.Property(finding => finding.ItemName).HasMaxLength(Text);
        builder.Ignore(finding => finding.IsOnItem);
        builder.Property(finding => finding.Category).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(finding => finding.Severity).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(finding => finding.Statement).HasMaxLength(Text);
        builder.Property(finding => finding.Cause).HasMaxLength(Text);
        builder.Property(finding => finding.Remedy).HasMaxLength(Text);
        builder.HasIndex(finding => finding.PlanId);
        builder.HasIndex(finding => new { finding.UnitCode, finding.WorkYear });
    }
}
