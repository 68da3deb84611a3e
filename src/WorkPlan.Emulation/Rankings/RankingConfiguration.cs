using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Rankings;

internal sealed class RankingConfiguration : IEntityTypeConfiguration<ClusterRanking>
{
    public void Configure(EntityTypeBuilder<ClusterRanking> builder)
    {
        builder.ToTable("Rankings");
        builder.HasKey(ranking => ranking.Id);
        builder.Property(ranking => ranking.Id).ValueGeneratedNever();
        builder.HasIndex(ranking => new { ranking.ClusterId, ranking.WorkYear }).IsUnique();
        builder.HasOne<EmulationCluster>().WithMany().HasForeignKey(ranking => ranking.ClusterId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(ranking => ranking.Versions, version =>
        {
            version.ToTable("RankingVersions");
            version.WithOwner().HasForeignKey("RankingId");
            version.HasKey("RankingId", nameof(RankingVersion.Number));
            version.Property(row => row.Number).ValueGeneratedNever();
            version.Property(row => row.Reason).HasMaxLength(2000);
            version.Property(row => row.ExplainedBy).HasMaxLength(ScoringLimits.Actor);
            version.Property(row => row.PreparedBy).HasMaxLength(ScoringLimits.Actor);
            version.Property(row => row.VerifiedBy).HasMaxLength(ScoringLimits.Actor);
            version.Property(row => row.PublishedBy).HasMaxLength(ScoringLimits.Actor);
            version.Property(row => row.Rows).AsReplacedJsonText();
        });
        builder.Navigation(ranking => ranking.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(ranking => ranking.Latest);
        builder.Ignore(ranking => ranking.Published);
    }
}

internal sealed class RankingChangeConfiguration : IEntityTypeConfiguration<RankingChange>
{
    public void Configure(EntityTypeBuilder<RankingChange> builder)
    {
        builder.ToTable("RankingChanges");
        builder.HasKey(change => new { change.RankingId, change.VersionNumber, change.Revision, change.Number });
        builder.Property(change => change.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(change => change.Cause).AsReplacedJsonText();
        builder.HasOne<ClusterRanking>().WithMany().HasForeignKey(change => change.RankingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PublishedPointsConfiguration : IEntityTypeConfiguration<PublishedPoints>
{
    public void Configure(EntityTypeBuilder<PublishedPoints> builder)
    {
        builder.ToTable("RankingPoints");
        builder.HasKey(points => new { points.RankingId, points.VersionNumber, points.UnitCode });
        builder.Property(points => points.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(points => points.Lines).AsJsonText();
        builder.HasOne<ClusterRanking>().WithMany().HasForeignKey(points => points.RankingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CrossCheckConfiguration : IEntityTypeConfiguration<CrossCheck>
{
    public void Configure(EntityTypeBuilder<CrossCheck> builder)
    {
        builder.ToTable("CrossChecks");
        builder.HasKey(check => check.Id);
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.CheckerUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(check => check.CheckedUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(check => new { check.ClusterId, check.WorkYear, check.CheckedUnitCode, check.CheckerUnitCode }).IsUnique();
        builder.HasOne<EmulationCluster>().WithMany().HasForeignKey(check => check.ClusterId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(check => check.Differences, difference =>
        {
            difference.ToTable("CrossCheckDifferences");
            difference.WithOwner().HasForeignKey("CrossCheckId");
            difference.HasKey("CrossCheckId", nameof(CheckDifference.Number));
            difference.Property(row => row.Number).ValueGeneratedNever();
            difference.Property(row => row.RuleCode).HasMaxLength(ScoringLimits.Code);
            difference.Property(row => row.Statement).HasMaxLength(2000);
            difference.Property(row => row.Evidence).HasMaxLength(400);
            difference.Property(row => row.NotedBy).HasMaxLength(ScoringLimits.Actor);
            difference.Property(row => row.SettledBy).HasMaxLength(ScoringLimits.Actor);
            difference.Property(row => row.Settlement).HasMaxLength(2000);
        });
        builder.Navigation(check => check.Differences).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
