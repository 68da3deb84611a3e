using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Extensions;

public enum ExtensionState
{
    Pending,
    Granted,
    Refused,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn,
}

/// <summary>Whoever leads a task asks its assigner for more time; granted, the task has a later deadline.</summary>
internal sealed class ExtensionRequest : IVersioned
{
    public const int ReasonLength = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid TaskId { get; init; }

    /// <summary>The unit of the task.</summary>
    public required string UnitCode { get; init; }

    public required string PersonCode { get; init; }

    public required DateOnly AskedOn { get; init; }

    /// <summary>The deadline when it was asked.</summary>
    public required DateOnly DeadlineBefore { get; init; }

    public required DateOnly Until { get; init; }

    public required string Reason { get; init; }

    public ExtensionState State { get; private set; }

    /// <summary>The new last day; no later than asked for.</summary>
    public DateOnly? GrantedUntil { get; private set; }

    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public static ExtensionRequest Ask(WorkTask task, string personCode, DateOnly until, string reason, DateOnly today)
    {
        task.DemandInWork();
        if (task.DeadlineOn is not { } deadline)
            throw ExtensionRules.NoDeadline(task.Title);
        if (today > deadline)
            throw ExtensionRules.DeadlineOver(deadline);
        if (until <= deadline)
            throw ExtensionRules.NotLater(until, deadline);
        task.DemandReasonable(until, today);
        return new ExtensionRequest
        {
            TaskId = task.Id,
            UnitCode = task.UnitCode,
            PersonCode = personCode,
            AskedOn = today,
            DeadlineBefore = deadline,
            Until = until,
            Reason = reason,
        };
    }

    public void Grant(WorkTask task, DateOnly? until, string? note, Answering by)
    {
        DemandPending(by);
        task.DemandInWork();
        var granted = until ?? Until;
        if (granted > Until)
            throw ExtensionRules.LaterThanAsked(granted, Until);
        if (granted <= task.DeadlineOn)
            throw ExtensionRules.NotLater(granted, task.DeadlineOn.Value);
        task.ExtendUntil(granted);
        (State, GrantedUntil, Answer) = (ExtensionState.Granted, granted, note);
        (AnsweredBy, AnsweredOn) = (by.Name, by.On);
    }

    public void Refuse(string reason, Answering by)
    {
        DemandPending(by);
        (State, Answer) = (ExtensionState.Refused, reason);
        (AnsweredBy, AnsweredOn) = (by.Name, by.On);
    }

    public void Withdraw(string? byPersonCode)
    {
        if (byPersonCode != PersonCode)
            throw ExtensionRules.NotYours();
        if (State != ExtensionState.Pending)
            throw ExtensionRules.AlreadyAnswered(State);
        State = ExtensionState.Withdrawn;
    }

    private void DemandPending(Answering by)
    {
        if (State != ExtensionState.Pending)
            throw ExtensionRules.AlreadyAnswered(State);
        if (by.PersonCode == PersonCode)
            throw ExtensionRules.AnswerOwn();
    }
}

/// <summary>Who answers, and when.</summary>
internal sealed record Answering(string Name, string? PersonCode, DateOnly On);

/// <summary>Every way in which an extension is refused by rule.</summary>
internal static class ExtensionRules
{
    public static RuleException NoDeadline(string title) => new("extension-without-deadline", title);

    public static RuleException DeadlineOver(DateOnly deadline) => new("extension-after-deadline", VietnamTime.Format(deadline));

    public static RuleException NotLater(DateOnly until, DateOnly deadline) =>
        new("extension-not-later", VietnamTime.Format(until), VietnamTime.Format(deadline));

    public static RuleException LaterThanAsked(DateOnly granted, DateOnly asked) =>
        new("extension-later-than-asked", VietnamTime.Format(granted), VietnamTime.Format(asked));

    public static RuleException Pending() => new("extension-pending");

    public static RuleException AlreadyAnswered(ExtensionState state) => new("extension-already-answered", state);

    public static RuleException AnswerOwn() => new("extension-answer-own");

    public static RuleException NotYours() => new ForbiddenException("extension-not-yours");
}

internal sealed class ExtensionConfiguration : IEntityTypeConfiguration<ExtensionRequest>
{
    public void Configure(EntityTypeBuilder<ExtensionRequest> builder)
    {
        builder.ToTable("ExtensionRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(request => request.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(request => request.Reason).HasMaxLength(ExtensionRequest.ReasonLength);
        builder.Property(request => request.Answer).HasMaxLength(ExtensionRequest.ReasonLength);
        builder.Property(request => request.AnsweredBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.HasIndex(request => new { request.TaskId, request.State });
        builder.HasIndex(request => new { request.UnitCode, request.State });
        builder.HasOne<WorkTask>().WithMany().HasForeignKey(request => request.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
