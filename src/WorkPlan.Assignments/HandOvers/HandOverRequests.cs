using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.HandOvers;

/// <summary>What the next one should know of a task, and who that should be.</summary>
public sealed record DescribeHandOverTaskRequest
{
    [OptionalText(HandOverConfiguration.NoteLength)]
    public string? Note { get; init; }

    [OptionalText(OrganisationLimits.PersonCode)]
    public string? ReceiverPersonCode { get; init; }
}

public sealed record AddHandOverObligationRequest
{
    [Text(HandOverConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(HandOverConfiguration.ReferenceLength)]
    public string? Reference { get; init; }

    public DateOnly? DueOn { get; init; }
}

public sealed record AddHandOverNoteRequest
{
    [Text(HandOverConfiguration.SubjectLength)]
    public required string Subject { get; init; }

    [Text(HandOverConfiguration.NoteLength)]
    public required string Text { get; init; }
}

public sealed record ReceiveHandOverRequest
{
    /// <summary>Needed when whoever leaves has not given the record.</summary>
    [OptionalText(HandOverConfiguration.NoteLength)]
    public string? Reason { get; init; }
}

/// <summary>The head of the decision that gives the tasks to their receivers from the day of the hand-over.</summary>
public sealed record DecideHandOverRequest
{
    [Text(100)]
    public required string Number { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required SigningCapacity SigningCapacity { get; init; }

    [OptionalText(OrganisationLimits.PersonName)]
    public string? SignerName { get; init; }

    /// <summary>Who signs, and on what that rests where it is neither head nor deputy; as in any decision.</summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? SignerPersonCode { get; init; }

    [OptionalText(DecisionConfiguration.BasisLength)]
    public string? SigningBasis { get; init; }
}

internal sealed record HandOverView(
    Guid Id, Guid TransferId, string PersonCode, string UnitCode, DateOnly LastDay, DateOnly EffectiveOn, HandOverState State,
    DateOnly? GivenOn, DateOnly? ReceivedOn, string? ReceivedBy, string? ReceivedReason, IReadOnlyList<HandOverTaskView> Tasks,
    IReadOnlyList<HandOverObligationView> Obligations, IReadOnlyList<HandOverNoteView> Notes)
{
    public static HandOverView Of(HandOver handOver) => new(
        handOver.Id, handOver.TransferId, handOver.PersonCode, handOver.UnitCode, handOver.EffectiveOn.AddDays(-1), handOver.EffectiveOn,
        handOver.State, handOver.GivenOn, handOver.ReceivedOn, handOver.ReceivedBy, handOver.ReceivedReason,
        [.. handOver.Tasks.OrderBy(task => task.DueOn).ThenBy(task => task.Id).Select(task => new HandOverTaskView(
            task.TaskId, task.TaskTitle, task.Role, task.DueOn, task.PercentDone, task.Note, task.ReceiverPersonCode))],
        [.. handOver.Obligations.OrderBy(obligation => obligation.Id).Select(obligation => new HandOverObligationView(
            obligation.Title, obligation.Reference, obligation.DueOn))],
        [.. handOver.Notes.OrderBy(note => note.Id).Select(note => new HandOverNoteView(note.Subject, note.Text))]);
}

internal sealed record HandOverTaskView(
    Guid TaskId, string TaskTitle, AssignmentRole Role, DateOnly? DueOn, int PercentDone, string? Note, string? ReceiverPersonCode);

internal sealed record HandOverObligationView(string Title, string? Reference, DateOnly? DueOn);

internal sealed record HandOverNoteView(string Subject, string Text);

/// <summary>A hand-over in a list, without its parts.</summary>
internal sealed record HandOverRow(
    Guid Id, string PersonCode, string UnitCode, DateOnly EffectiveOn, HandOverState State, int Tasks, int TasksWithoutReceiver);
