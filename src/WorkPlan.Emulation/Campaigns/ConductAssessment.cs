using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

/// <summary>
/// How a unit met an expectation of conduct, in words. It gives no points. Another assessment is another entry: the newest stands, the earlier
/// ones stay on record.
/// </summary>
internal sealed class ConductAssessment
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid CampaignId { get; init; }

    public required string ExpectationCode { get; init; }

    public required string UnitCode { get; init; }

    public required string Text { get; init; }

    public required DateOnly AssessedOn { get; init; }

    /// <summary>Person or account.</summary>
    public required string AssessedBy { get; init; }
}

internal static class ConductRules
{
    public static RuleException NoSuchExpectation(string code) => new("conduct-expectation-unknown", code);

    public static RuleException AssessedAhead(DateOnly on) => new("conduct-assessed-ahead", VietnamTime.Format(on));

    public static RuleException BeforeLaunch(DateOnly launchedOn) => new("conduct-assessed-before-launch", VietnamTime.Format(launchedOn));
}

internal sealed class ConductAssessmentConfiguration : IEntityTypeConfiguration<ConductAssessment>
{
    public const int Text = 4000;

    public void Configure(EntityTypeBuilder<ConductAssessment> builder)
    {
        builder.ToTable("ConductAssessments");
        builder.HasKey(assessment => assessment.Id);
        builder.Property(assessment => assessment.Id).ValueGeneratedNever();
        builder.Property(assessment => assessment.ExpectationCode).HasMaxLength(40);
        builder.Property(assessment => assessment.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(assessment => assessment.Text).HasMaxLength(Text);
        builder.Property(assessment => assessment.AssessedBy).HasMaxLength(ScoringLimits.Actor);
        builder.HasIndex(assessment => new { assessment.CampaignId, assessment.UnitCode });
        builder.HasOne<EmulationCampaign>().WithMany().HasForeignKey(assessment => assessment.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}
