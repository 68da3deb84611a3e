using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Assignments.Tasks;

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTask>
{
    public const int TitleLength = 1000;
    public const int NoteLength = 2000;
    private const int PeriodCodeLength = 20;

    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.ToTable("Tasks");
        builder.HasKey(task => task.Id);
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(task => task.HandedOverFrom).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(task => task.Title).HasMaxLength(TitleLength);
        builder.Property(task => task.SearchKey).HasMaxLength(TitleLength);
        builder.Property(task => task.FieldCode).HasMaxLength(PersonConfiguration.FieldCodeLength);
        builder.Property(task => task.SkillList).HasMaxLength(TaskRequirements.MaxSkills * (PersonConfiguration.FieldCodeLength + 1));
        builder.Property(task => task.SubjectList).HasMaxLength(TaskSubject.ListLength);
        builder.Property(task => task.PlaceUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(task => task.LastNote).HasMaxLength(NoteLength);
        builder.Property(task => task.DoneByPersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(task => task.PeriodCode).HasMaxLength(PeriodCodeLength);
        builder.Ignore(task => task.DeadlineOn);
        builder.Ignore(task => task.Skills);
        builder.Ignore(task => task.Subjects);
        builder.Ignore(task => task.IsActive);
        builder.Ignore(task => task.IsInWork);
        builder.Ignore(task => task.Requirements);
        builder.HasIndex(task => new { task.UnitCode, task.WorkYear });
        builder.HasIndex(task => task.PlanTaskId).IsUnique();
        builder.HasIndex(task => task.FindingId).IsUnique();
        builder.HasIndex(task => task.MeetingTaskId).IsUnique();
        builder.HasIndex(task => new { task.SeriesId, task.PeriodCode }).IsUnique();
    }
}

internal sealed class OverduePlanConfiguration : IEntityTypeConfiguration<OverduePlan>
{
    public void Configure(EntityTypeBuilder<OverduePlan> builder)
    {
        builder.ToTable("OverduePlans");
        builder.HasKey(plan => plan.PlanId);
        builder.Property(plan => plan.PlanId).ValueGeneratedNever();
        builder.Property(plan => plan.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(plan => new { plan.UnitCode, plan.WorkYear });
    }
}

internal sealed class PlanCopyConfiguration : IEntityTypeConfiguration<PlanCopy>
{
    public void Configure(EntityTypeBuilder<PlanCopy> builder)
    {
        builder.ToTable("PlanCopies");
        builder.HasKey(plan => plan.PlanId);
        builder.Property(plan => plan.PlanId).ValueGeneratedNever();
        builder.Property(plan => plan.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(plan => plan.Title).HasMaxLength(WorkTaskConfiguration.TitleLength);
    }
}
