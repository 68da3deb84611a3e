using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Transfers;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Assignments.HandOvers;

public enum HandOverState
{
    Open,

    /// <summary>Whoever leaves has said that it is complete.</summary>
    Given,

    /// <summary>The unit has taken it over.</summary>
    Received,

    /// <summary>The transfer was cancelled.</summary>
    Void,
}

/// <summary>Biên bản bàn giao: what somebody who leaves a unit held there, owes, and knows, and to whom it goes.</summary>
internal sealed class HandOver : IVersioned
{
    public const int MaxParts = 200;

    private HandOver()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public Guid TransferId { get; private init; }

    public string PersonCode { get; private init; } = "";

    /// <summary>The unit that is left.</summary>
    public string UnitCode { get; private init; } = "";

    /// <summary>The first day on which others hold what is handed over.</summary>
    public DateOnly EffectiveOn { get; private init; }

    public HandOverState State { get; private set; }

    public DateOnly? GivenOn { get; private set; }

    public DateOnly? ReceivedOn { get; private set; }

    public string? ReceivedBy { get; private set; }

    /// <summary>Why it was received although it had not been given.</summary>
    public string? ReceivedReason { get; private set; }

    public List<HandOverTask> Tasks { get; private init; } = [];

    public List<HandOverObligation> Obligations { get; private init; } = [];

    public List<HandOverNote> Notes { get; private init; } = [];

    public static HandOver Open(PersonTransfer transfer) => new()
    {
        TransferId = transfer.Id,
        PersonCode = transfer.PersonCode,
        UnitCode = transfer.FromUnitCode,
        EffectiveOn = transfer.EffectiveOn,
    };

    /// <summary>A task that the person held; once, however often it is looked at.</summary>
    public void Include(TaskResponsibility held, WorkTask task)
    {
        if (!Tasks.Exists(known => known.ResponsibilityId == held.Id))
            Tasks.Add(HandOverTask.Of(held, task));
    }

    public void Describe(Guid taskId, string? note, string? receiverPersonCode)
    {
        DemandEditable();
        if (receiverPersonCode == PersonCode)
            throw HandOverRules.ReceiverIsGiver();
        var held = Tasks.Where(known => known.TaskId == taskId).ToList();
        if (held.Count == 0)
            throw HandOverRules.TaskNotHandedOver(taskId);
        held.ForEach(task => task.Describe(note, receiverPersonCode));
    }

    public void Add(HandOverObligation obligation)
    {
        DemandEditable();
        DemandRoom(Obligations.Count);
        Obligations.Add(obligation);
    }

    public void Add(HandOverNote note)
    {
        DemandEditable();
        DemandRoom(Notes.Count);
        Notes.Add(note);
    }

    public void Give(string? byPersonCode, DateOnly on)
    {
        if (byPersonCode != PersonCode)
            throw HandOverRules.NotYours();
        if (State != HandOverState.Open)
            throw HandOverRules.NotOpen(State);
        if (Tasks.Find(task => task.ReceiverPersonCode is null && string.IsNullOrEmpty(task.Note)) is { } bare)
            throw HandOverRules.TaskWithoutWord(bare.TaskTitle);
        State = HandOverState.Given;
        GivenOn = on;
    }

    /// <summary>Without the giver's word only with a reason: somebody may be away for good.</summary>
    public void Receive(string by, string? byPersonCode, DateOnly on, string? reason)
    {
        DemandEditable();
        if (byPersonCode == PersonCode)
            throw HandOverRules.ReceiveOwn();
        if (State == HandOverState.Open && string.IsNullOrWhiteSpace(reason))
            throw HandOverRules.NotGiven();
        State = HandOverState.Received;
        (ReceivedOn, ReceivedBy, ReceivedReason) = (on, by, reason);
    }

    public HandOverReceived Received(TimeProvider clock) => new()
    {
        StreamKey = $"hand-over:{Id}",
        Version = this.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        HandOverId = Id,
        PersonCode = PersonCode,
        UnitCode = UnitCode,
        ReceivedOn = ReceivedOn!.Value,
    };

    public void Void() => State = HandOverState.Void;

    public void DemandNotVoid()
    {
        if (State == HandOverState.Void)
            throw HandOverRules.NotOpen(State);
    }

    private void DemandEditable()
    {
        if (State is HandOverState.Received or HandOverState.Void)
            throw HandOverRules.NotOpen(State);
    }

    private static void DemandRoom(int count)
    {
        if (count >= MaxParts)
            throw HandOverRules.Full(MaxParts);
    }
}

/// <summary>A task that was held, as it was; with what the next one should know and who that should be.</summary>
internal sealed class HandOverTask
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid ResponsibilityId { get; init; }

    public required Guid TaskId { get; init; }

    public required string TaskTitle { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>How far the task was when it was included.</summary>
    public required int PercentDone { get; init; }

    public required AssignmentRole Role { get; init; }

    public required Guid DecisionId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Until when the person would have held it without the transfer.</summary>
    public required DateOnly? UntilBefore { get; init; }

    public required string? OverrideReason { get; init; }

    public string? Note { get; private set; }

    public string? ReceiverPersonCode { get; private set; }

    public static HandOverTask Of(TaskResponsibility held, WorkTask task) => new()
    {
        ResponsibilityId = held.Id,
        TaskId = task.Id,
        TaskTitle = task.Title,
        DueOn = task.DueOn,
        PercentDone = task.PercentDone,
        Role = held.Role,
        DecisionId = held.DecisionId,
        From = held.From,
        UntilBefore = held.To,
        OverrideReason = held.OverrideReason,
    };

    public void Describe(string? note, string? receiverPersonCode) => (Note, ReceiverPersonCode) = (note, receiverPersonCode);

    /// <summary>The responsibility that would have begun after the transfer, and did not.</summary>
    public TaskResponsibility AsItWas(PersonTransfer transfer)
    {
        var held = new TaskResponsibility
        {
            TaskId = TaskId,
            UnitCode = transfer.FromUnitCode,
            PersonCode = transfer.PersonCode,
            Role = Role,
            DecisionId = DecisionId,
            From = From,
            OverrideReason = OverrideReason,
        };
        held.GoOnUntil(UntilBefore);
        return held;
    }
}

/// <summary>Something that the person owes somebody: a report, an acknowledgement, an answer; named, not copied.</summary>
internal sealed class HandOverObligation
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Title { get; init; }

    /// <summary>Number and date of the document that it comes from, or an address in another service.</summary>
    public string? Reference { get; init; }

    public DateOnly? DueOn { get; init; }
}

/// <summary>What the person knows and the next one should; never the content of a case.</summary>
internal sealed class HandOverNote
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Subject { get; init; }

    public required string Text { get; init; }
}
