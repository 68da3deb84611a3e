using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.MeetingTasks;

/// <summary>A task that a briefing or a thematic session gave to a unit: assignments carries it out, planning knows what became of it.</summary>
internal sealed class MeetingTask : IVersioned
{
    private MeetingTask()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public MeetingKind MeetingKind { get; private init; }

    /// <summary>The briefing or session.</summary>
    public Guid MeetingId { get; private init; }

    public DateOnly GivenOn { get; private init; }

    /// <summary>The unit that met.</summary>
    public string GivenByUnit { get; private init; } = "";

    /// <summary>The unit that has to do it.</summary>
    public string UnitCode { get; private set; } = "";

    public int WorkYear { get; private init; }

    public string Title { get; private init; } = "";

    public string? FieldCode { get; private init; }

    public DateOnly? DueOn { get; private init; }

    /// <summary>The direction of the meeting that it carries out.</summary>
    public Guid? DirectionId { get; private init; }

    public MeetingTaskState State { get; private set; }

    public DateOnly? CompletedOn { get; private set; }

    public string? CancelledReason { get; private set; }

    /// <summary>The version of the completion that is shown.</summary>
    public long CompletionVersion { get; private set; }

    public long Version { get; private set; }

    public static MeetingTask Give(Meeting meeting, GiveTaskRequest request, PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.DueOn < meeting.HeldOn)
            throw MeetingTaskRules.DueBeforeMeeting(request.DueOn.Value, meeting.HeldOn);
        return new MeetingTask
        {
            MeetingKind = meeting.Kind,
            MeetingId = meeting.Id,
            GivenOn = meeting.HeldOn,
            GivenByUnit = meeting.UnitCode,
            UnitCode = request.UnitCode,
            WorkYear = calendar.Containing(meeting.HeldOn).Year,
            Title = VietnameseText.Clean(request.Title),
            FieldCode = request.FieldCode,
            DueOn = request.DueOn,
            DirectionId = request.DirectionId,
        };
    }

    public void Cancel(string reason)
    {
        if (State != MeetingTaskState.Open)
            throw MeetingTaskRules.NotOpen(Title, State);
        (State, CancelledReason) = (MeetingTaskState.Cancelled, reason);
    }

    /// <summary>Bàn giao: the successor does it from now on, by the same day.</summary>
    public void HandOverTo(string unitCode)
    {
        if (State != MeetingTaskState.Open)
            throw MeetingTaskRules.NotOpen(Title, State);
        UnitCode = unitCode;
    }

    /// <summary>Assignments confirmed the work; also of a task that was cancelled too late.</summary>
    public void Complete(DateOnly on, long version)
    {
        if (version <= CompletionVersion)
            return;
        (State, CompletedOn, CompletionVersion) = (MeetingTaskState.Done, on, version);
    }
}

/// <summary>The meeting that gives a task: a briefing or a session.</summary>
internal sealed record Meeting(MeetingKind Kind, Guid Id, string UnitCode, DateOnly HeldOn);

public enum MeetingKind
{
    Briefing,
    Session,
}

public enum MeetingTaskState
{
    Open,
    Done,
    Cancelled,
}
