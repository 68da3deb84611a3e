using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Tracing;

/// <summary>
/// What assignments told about the work on a plan's task: who has it, by which decision, and when it was done. Only so much as a trace
/// shows.
/// </summary>
internal sealed class TaskWork
{
    private TaskWork()
    {
    }

    /// <summary>The task's id in assignments.</summary>
    public Guid Id { get; private init; }

    /// <summary>The plan's task that it carries out.</summary>
    public Guid PlanTaskId { get; private init; }

    public string UnitCode { get; private init; } = "";

    /// <summary>The decision in force that gives the task to somebody; null while none does.</summary>
    public Guid? DecisionId { get; private set; }

    public string? DecisionNumber { get; private set; }

    public DateOnly? EffectiveOn { get; private set; }

    public IReadOnlyList<string> People { get; private set; } = [];

    public DateOnly? CompletedOn { get; private set; }

    /// <summary>The version of the completion that is shown; a later one replaces it.</summary>
    public long CompletionVersion { get; private set; }

    public static TaskWork Of(Guid taskId, Guid planTaskId, string unitCode) =>
        new() { Id = taskId, PlanTaskId = planTaskId, UnitCode = unitCode };

    /// <summary>The later decision counts, in whatever order they come.</summary>
    public void GiveTo(IReadOnlyList<string> people, Guid decisionId, string number, DateOnly effectiveOn)
    {
        if (EffectiveOn > effectiveOn)
            return;
        (People, DecisionId, DecisionNumber, EffectiveOn) = (people, decisionId, number, effectiveOn);
    }

    public void Complete(DateOnly on, long version)
    {
        if (version <= CompletionVersion)
            return;
        (CompletedOn, CompletionVersion) = (on, version);
    }
}

internal sealed class TaskWorkConfiguration : IEntityTypeConfiguration<TaskWork>
{
    private const int Number = 100;
    private const int People = 4000;

    public void Configure(EntityTypeBuilder<TaskWork> builder)
    {
        builder.ToTable("TaskWork");
        builder.Property(work => work.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.DecisionNumber).HasMaxLength(Number);
        builder.Property(work => work.People).HasJson(People);
        builder.HasIndex(work => work.PlanTaskId);
    }
}
