using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.UnitInspections;

internal sealed class UnitInspectionConfiguration : IEntityTypeConfiguration<UnitInspection>
{
    private const int UserId = 100;

    public void Configure(EntityTypeBuilder<UnitInspection> builder)
    {
        builder.ToTable("UnitInspections");
        builder.HasKey(inspection => inspection.Id);
        builder.Property(inspection => inspection.Id).ValueGeneratedNever();
        builder.Property(inspection => inspection.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(inspection => inspection.Notes).AsReplacedJsonText();
        builder.Property(inspection => inspection.Evidence).AsReplacedJsonText();
        builder.Property(inspection => inspection.Returns).AsReplacedJsonText();
        builder.Property(inspection => inspection.Draft).AsReplacedJsonText();
        builder.Property(inspection => inspection.FollowUps).AsReplacedJsonText();
        builder.Property(inspection => inspection.FrozenFacts).AsReplacedJsonText();
        builder.Property(inspection => inspection.ReplacedAnswers).AsReplacedJsonText();
        builder.Property(inspection => inspection.Minutes).AsReplacedJsonText();
        builder.Property(inspection => inspection.ReportText).HasMaxLength(4000);
        builder.Property(inspection => inspection.SubmittedBy).HasMaxLength(UserId);
        builder.Property(inspection => inspection.Explanation).HasMaxLength(4000);
        builder.Property(inspection => inspection.ExplainedBy).HasMaxLength(UserId);
        builder.Property(inspection => inspection.Conclusion).HasMaxLength(4000);
        builder.Ignore(inspection => inspection.HasReported);
        builder.Ignore(inspection => inspection.HasSignedMinutes);
        builder.HasIndex(inspection => new { inspection.CampaignId, inspection.UnitCode }).IsUnique();
        // Every fact that is told of a unit asks whether a visit of it waits for its conclusion.
        builder.HasIndex(inspection => new { inspection.UnitCode, inspection.State });
        builder.HasOne<InspectionCampaign>().WithMany().HasForeignKey(inspection => inspection.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(inspection => inspection.Answers, answer =>
        {
            answer.ToTable("ChecklistAnswers");
            answer.WithOwner().HasForeignKey("UnitInspectionId");
            answer.HasKey("UnitInspectionId", nameof(ChecklistAnswer.ItemCode), nameof(ChecklistAnswer.Mode));
            answer.Property(row => row.ItemCode).HasMaxLength(60);
            answer.Property(row => row.Reason).HasMaxLength(2000);
            answer.Property(row => row.AnsweredBy).HasMaxLength(UserId);
            answer.Property(row => row.Fact).AsReplacedJsonText();
        });
        builder.Navigation(inspection => inspection.Answers).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
