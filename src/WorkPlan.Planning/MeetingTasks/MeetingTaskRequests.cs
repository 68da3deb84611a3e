using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.MeetingTasks;

public sealed record GiveTaskRequest
{
    /// <summary>The unit that has to do it: the one that met, or one below it.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(MeetingTaskLimits.Title)]
    public required string Title { get; init; }

    [OptionalText(FieldLimits.Code)]
    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }

    /// <summary>The direction that it carries out, where one was given at the meeting.</summary>
    public Guid? DirectionId { get; init; }
}

public sealed record CancelTaskRequest
{
    [Text(MeetingTaskLimits.Reason)]
    public required string Reason { get; init; }
}

internal sealed record MeetingTaskView(
    Guid Id, MeetingKind MeetingKind, Guid MeetingId, DateOnly GivenOn, string GivenByUnit, string UnitCode, int WorkYear, string Title,
    string? FieldCode, DateOnly? DueOn, Guid? DirectionId, MeetingTaskState State, DateOnly? CompletedOn, string? CancelledReason)
{
    public static MeetingTaskView Of(MeetingTask task) => new(
        task.Id, task.MeetingKind, task.MeetingId, task.GivenOn, task.GivenByUnit, task.UnitCode, task.WorkYear, task.Title, task.FieldCode,
        task.DueOn, task.DirectionId, task.State, task.CompletedOn, task.CancelledReason);
}
