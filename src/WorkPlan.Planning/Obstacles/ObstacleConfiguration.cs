using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Obstacles;

internal sealed class ObstacleConfiguration : IEntityTypeConfiguration<Obstacle>, IEntityTypeConfiguration<ObstacleStep>
{
    public void Configure(EntityTypeBuilder<Obstacle> builder)
    {
        builder.ToTable("Obstacles");
        builder.Property(obstacle => obstacle.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(obstacle => obstacle.HeldBy).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(obstacle => obstacle.RaisedBy).HasMaxLength(ObstacleLimits.Person);
        builder.Property(obstacle => obstacle.ResolvedBy).HasMaxLength(ObstacleLimits.Person);
        builder.Property(obstacle => obstacle.Text).HasMaxLength(ObstacleLimits.Text);
        builder.Property(obstacle => obstacle.SearchKey).HasMaxLength(ObstacleLimits.Text);
        builder.Property(obstacle => obstacle.Resolution).HasMaxLength(ObstacleLimits.Text);
        builder.Ignore(obstacle => obstacle.Summary);
        builder.ComplexProperty(obstacle => obstacle.About, about =>
        {
            about.Property(subject => subject.PlanId).HasColumnName("PlanId");
            about.Property(subject => subject.TaskId).HasColumnName("TaskId");
            about.Property(subject => subject.TargetCode).HasColumnName("TargetCode").HasMaxLength(CatalogueLimits.TargetCode);
            about.Property(subject => subject.FieldCode).HasColumnName("FieldCode").HasMaxLength(FieldLimits.Code);
        });
        builder.HasIndex(obstacle => new { obstacle.UnitCode, obstacle.WorkYear });
        builder.HasIndex(obstacle => new { obstacle.HeldBy, obstacle.State, obstacle.RaisedOn });
        builder.HasIndex(obstacle => new { obstacle.State, obstacle.HeldSince });
        builder.HasMany(obstacle => obstacle.Steps).WithOne().HasForeignKey(step => step.ObstacleId);
    }

    public void Configure(EntityTypeBuilder<ObstacleStep> builder)
    {
        builder.ToTable("ObstacleSteps");
        builder.Property(step => step.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(step => step.TakenBy).HasMaxLength(ObstacleLimits.Person);
        builder.Property(step => step.Note).HasMaxLength(ObstacleLimits.Text);
    }
}

internal static class ObstacleLimits
{
    public const int Person = 200;
    public const int Text = 3000;
    public const int Summary = 300;
}
