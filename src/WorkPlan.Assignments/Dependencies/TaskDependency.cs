using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Dependencies;

/// <summary>A task that cannot be done before another one is.</summary>
internal sealed class TaskDependency
{
    public required Guid TaskId { get; init; }

    /// <summary>The task that comes first.</summary>
    public required Guid AfterTaskId { get; init; }
}

/// <summary>A task that another one waits for.</summary>
internal sealed record WaitedFor(Guid TaskId, string Title, WorkTaskState State);

/// <summary>Every way in which a dependency refuses.</summary>
internal static class DependencyRules
{
    public const int MostForOne = 50;

    public static RuleException OnItself() => new("task-depends-on-itself");

    public static RuleException AlreadyThere(string title) => new("task-dependency-exists", title);

    public static RuleException Circle(IReadOnlyList<string> titles) => new("task-dependency-circle", string.Join(" → ", titles));

    public static RuleException TooMany() => new("task-dependencies-too-many", MostForOne);

    public static RuleException StillWaiting(IReadOnlyList<WaitedFor> tasks) =>
        new("task-waits-for-others", string.Join("; ", tasks.Select(task => task.Title))) { Items = tasks };
}

internal sealed class DependencyConfiguration : IEntityTypeConfiguration<TaskDependency>
{
    public void Configure(EntityTypeBuilder<TaskDependency> builder)
    {
        builder.ToTable("TaskDependencies");
        builder.HasKey(dependency => new { dependency.TaskId, dependency.AfterTaskId });
        builder.HasIndex(dependency => dependency.AfterTaskId);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(dependency => dependency.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(dependency => dependency.AfterTaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
