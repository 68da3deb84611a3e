using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A task of a unit: of its issued plan, from an inspection's finding, from a meeting, or its own. Who does it, decisions say.</summary>
internal sealed class WorkTask : IVersioned
{
    private const char SkillSeparator = '\n';
    private const int YearsBeyond = 2;

    private WorkTask()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public TaskOrigin Origin { get; private init; }

    public Guid? PlanId { get; private init; }

    /// <summary>The plan's task that it carries out.</summary>
    public Guid? PlanTaskId { get; private init; }

    public Guid? FindingId { get; private init; }

    /// <summary>The task of a meeting that it carries out.</summary>
    public Guid? MeetingTaskId { get; private init; }

    /// <summary>The version of the finding, or of the meeting's task, that the task shows; 0 for other tasks.</summary>
    public long SourceVersion { get; private set; }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    /// <summary>The closed unit that it came from last, and from which day on it is the present unit's; what was done before is the former's.</summary>
    public string? HandedOverFrom { get; private set; }

    public DateOnly? HandedOverOn { get; private set; }

    public TaskKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string SearchKey { get; private set; } = "";

    public string? FieldCode { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The instant on the due day by which it must be done, where whoever gave the task set one; null for the end of the day.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The later last day that the assigner has granted; gone when the task itself is due later, or earlier than it was.</summary>
    public DateOnly? ExtendedUntil { get; private set; }

    /// <summary>The last day on which the task is done in time; to the end of the day, on a day off, too.</summary>
    public DateOnly? DeadlineOn => ExtendedUntil ?? DueOn;

    /// <summary>The recurring task that it is an occurrence of, and of which period.</summary>
    public Guid? SeriesId { get; private init; }

    public string? PeriodCode { get; private init; }

    public ProcuratorialActivity Activity { get; private set; }

    public JudicialTitle? RequiredJudicialTitle { get; private set; }

    public ManagementTitle? RequiredManagementTitle { get; private set; }

    public QualificationLevel? RequiredQualification { get; private set; }

    public string SkillList { get; private set; } = "";

    public int EffortDays { get; private set; }

    public string SubjectList { get; private set; } = "";

    public string? PlaceUnitCode { get; private set; }

    public WorkTaskState State { get; private set; }

    public int PercentDone { get; private set; }

    public string? LastNote { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public string? DoneByPersonCode { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    public IReadOnlyList<string> Skills => SkillList.Split(SkillSeparator, StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<TaskSubject> Subjects => TaskSubject.Split(SubjectList);

    public bool IsInWork => State is WorkTaskState.Open or WorkTaskState.InProgress;

    public bool IsActive => State is WorkTaskState.Open or WorkTaskState.InProgress or WorkTaskState.Done;

    public static WorkTask OfPlan(Guid planId, Guid planTaskId, string unitCode, int workYear) => new()
    {
        Origin = TaskOrigin.Plan,
        PlanId = planId,
        PlanTaskId = planTaskId,
        UnitCode = unitCode,
        WorkYear = workYear,
    };

    public static WorkTask OfFinding(Guid findingId, string unitCode, int workYear) => new()
    {
        Origin = TaskOrigin.Finding,
        FindingId = findingId,
        UnitCode = unitCode,
        WorkYear = workYear,
        Kind = TaskKind.Remediation,
    };

    public static WorkTask OfMeeting(Guid meetingTaskId, string unitCode, int workYear) => new()
    {
        Origin = TaskOrigin.Meeting,
        MeetingTaskId = meetingTaskId,
        UnitCode = unitCode,
        WorkYear = workYear,
    };

    public static WorkTask OfUnit(string unitCode, int workYear) =>
        new() { Origin = TaskOrigin.Unit, UnitCode = unitCode, WorkYear = workYear };

    public static WorkTask OfSeries(Guid seriesId, string periodCode, string unitCode, int workYear) => new()
    {
        Origin = TaskOrigin.Unit,
        SeriesId = seriesId,
        PeriodCode = periodCode,
        UnitCode = unitCode,
        WorkYear = workYear,
    };

    /// <summary>True when something changed that matters to who may do the task.</summary>
    public bool Describe(TaskKind kind, string title, string? fieldCode, DateOnly? dueOn)
    {
        var clean = VietnameseText.Clean(title);
        var changed = (Kind, Title, FieldCode, DueOn) != (kind, clean, fieldCode, dueOn);
        // An extension was granted of a due day: of an earlier one, or of a later one than was granted, nobody granted any.
        if (dueOn is null || dueOn >= ExtendedUntil || dueOn < DueOn)
            ExtendedUntil = null;
        if (dueOn != DueOn)
            DueAt = null;
        (Kind, Title, FieldCode, DueOn) = (kind, clean, fieldCode, dueOn);
        SearchKey = VietnameseText.SearchKey(clean);
        return changed;
    }

    /// <summary>Refuses a last day that nobody can mean: later than two work years after the task's own, or after the present one.</summary>
    public void DemandReasonable(DateOnly? lastDay, DateOnly today)
    {
        var latest = SharedKernel.WorkYear.Of(Math.Max(WorkYear, SharedKernel.WorkYear.Containing(today).Year) + YearsBeyond).To;
        if (lastDay > latest)
            throw WorkTaskRules.DueBeyondReason(lastDay.Value, latest);
    }

    /// <summary>Until an instant of its due day.</summary>
    public void DueBy(DateTimeOffset instant) => DueAt = instant;

    /// <summary>True when the task now asks something else of its assignee.</summary>
    public bool Require(TaskRequirements asked)
    {
        var skills = string.Join(SkillSeparator, asked.Skills);
        var subjects = TaskSubject.Join(asked.Subjects);
        var changed = (Activity, RequiredJudicialTitle, RequiredManagementTitle, RequiredQualification, SkillList, EffortDays, SubjectList, PlaceUnitCode)
            != (asked.Activity, asked.JudicialTitle, asked.ManagementTitle, asked.Qualification, skills, asked.EffortDays, subjects, asked.PlaceUnitCode);
        Activity = asked.Activity;
        RequiredJudicialTitle = asked.JudicialTitle;
        RequiredManagementTitle = asked.ManagementTitle;
        RequiredQualification = asked.Qualification;
        SkillList = skills;
        EffortDays = asked.EffortDays;
        SubjectList = subjects;
        PlaceUnitCode = asked.PlaceUnitCode;
        return changed;
    }

    public TaskRequirements Requirements => new()
    {
        Activity = Activity,
        JudicialTitle = RequiredJudicialTitle,
        ManagementTitle = RequiredManagementTitle,
        Qualification = RequiredQualification,
        Skills = Skills,
        EffortDays = EffortDays,
        Subjects = Subjects,
        PlaceUnitCode = PlaceUnitCode,
    };

    public void Withdraw(string? reason = null)
    {
        DemandActive();
        State = WorkTaskState.Withdrawn;
        LastNote = reason ?? LastNote;
    }

    public void Note(string note) => LastNote = note;

    /// <summary>A withdrawn task is in the plan again; a finding was raised again.</summary>
    public void Reopen()
    {
        State = WorkTaskState.Open;
        PercentDone = 0;
        DoneOn = null;
        DoneByPersonCode = null;
        ConfirmedOn = null;
    }

    public void ShowSource(long version) => SourceVersion = version;

    public void ExtendUntil(DateOnly lastDay) => ExtendedUntil = lastDay;

    public void DemandInWork()
    {
        if (!IsInWork)
            throw WorkTaskRules.NotInWork(State);
    }

    public void Progress(int percent, string? note)
    {
        DemandInWork();
        State = WorkTaskState.InProgress;
        PercentDone = percent;
        LastNote = note;
    }

    public void Complete(string personCode, DateOnly on, string? result)
    {
        DemandInWork();
        State = WorkTaskState.Done;
        PercentDone = 100;
        DoneOn = on;
        DoneByPersonCode = personCode;
        LastNote = result;
    }

    public void Confirm(string? byPersonCode, DateOnly on)
    {
        if (State != WorkTaskState.Done)
            throw WorkTaskRules.NotDone(State);
        if (byPersonCode is not null && byPersonCode == DoneByPersonCode)
            throw WorkTaskRules.ConfirmOwnWork();
        if (on < DoneOn)
            throw WorkTaskRules.ConfirmedBeforeDone(on, DoneOn.Value);
        State = WorkTaskState.Confirmed;
        ConfirmedOn = on;
    }

    /// <summary>The assigner gives a task that was reported done back for more work.</summary>
    public void GiveBack(string reason)
    {
        if (State != WorkTaskState.Done)
            throw WorkTaskRules.NotDone(State);
        State = WorkTaskState.InProgress;
        DoneOn = null;
        DoneByPersonCode = null;
        LastNote = reason;
    }

    /// <summary>The inspection has verified the remediation, whatever was reported here.</summary>
    public void Verified(DateOnly on)
    {
        State = WorkTaskState.Confirmed;
        PercentDone = 100;
        DoneOn ??= on;
        ConfirmedOn = on;
    }

    public void DemandActive()
    {
        if (!IsActive)
            throw WorkTaskRules.NotActive(Title, State);
    }

    public WorkTaskCompleted Completed(TimeProvider clock) => new()
    {
        StreamKey = $"task:{Id}",
        Version = this.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        TaskId = Id,
        UnitCode = UnitCode,
        PlanTaskId = PlanTaskId,
        FindingId = FindingId,
        MeetingTaskId = MeetingTaskId,
        CompletedOn = DoneOn!.Value,
    };
}
