using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.MeetingTasks;

internal sealed class MeetingTaskConfiguration : IEntityTypeConfiguration<MeetingTask>
{
    public void Configure(EntityTypeBuilder<MeetingTask> builder)
    {
        builder.ToTable("MeetingTasks");
        builder.Property(task => task.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(task => task.GivenByUnit).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(task => task.Title).HasMaxLength(MeetingTaskLimits.Title);
        builder.Property(task => task.FieldCode).HasMaxLength(FieldLimits.Code);
        builder.Property(task => task.CancelledReason).HasMaxLength(MeetingTaskLimits.Reason);
        builder.HasIndex(task => task.MeetingId);
        builder.HasIndex(task => task.DirectionId);
        builder.HasIndex(task => new { task.UnitCode, task.WorkYear, task.State });
    }
}

internal static class MeetingTaskLimits
{
    public const int Title = 400;
    public const int Reason = 1000;
}
