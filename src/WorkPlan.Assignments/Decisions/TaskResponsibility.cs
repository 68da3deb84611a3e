using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Decisions;

public enum ReviewFlag
{
    None,
    TaskChanged,
    TaskWithdrawn,

    /// <summary>Whoever holds it has declared an interest in what it is about: nobody can keep it so.</summary>
    ConflictOfInterest,

    /// <summary>A title, a service or the presence that the law asks for has ended, or the task asks for more now: nobody can keep it so.</summary>
    NoLongerLawful,
}

/// <summary>Who is responsible for a task, from the day on which a decision took effect to the day before the next one does.</summary>
internal sealed class TaskResponsibility
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid TaskId { get; init; }

    public required string UnitCode { get; init; }

    public required string PersonCode { get; init; }

    public required AssignmentRole Role { get; init; }

    public required Guid DecisionId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public Validity Time => new(From, To);

    public string? OverrideReason { get; init; }

    /// <summary>Whether the task has changed since: the assignment is valid, but somebody should look at it. A reason of the head takes it away.</summary>
    public ReviewFlag Review { get; private set; }

    /// <summary>What the law has against it since it was given; it goes with its cause or with the next decision, never with a reason.</summary>
    public ReviewFlag LegalBar { get; private set; }

    /// <summary>What somebody should look at: the law before anything else.</summary>
    public ReviewFlag ToReview => LegalBar == ReviewFlag.None ? Review : LegalBar;

    public void SupersededFrom(DateOnly successorFrom) => To = new Validity(From, To).SupersededFrom(successorFrom).To;

    /// <summary>Ends with a day at the latest: whoever held the task leaves the unit after it.</summary>
    public void EndOn(DateOnly lastDay) => To = new Validity(From, To).EndedOn(lastDay).To;

    /// <summary>Goes on as long as it would have without what had ended it.</summary>
    public void GoOnUntil(DateOnly? lastDay) => To = lastDay;

    /// <summary>
    /// The same person, in the same role, by the same decision and to the same last day, or that of his service, for the next occurrence of a
    /// recurring task.
    /// </summary>
    public TaskResponsibility AlsoFor(Guid taskId, DateOnly from, DateOnly? serviceTo)
    {
        var next = new TaskResponsibility
        {
            TaskId = taskId,
            UnitCode = UnitCode,
            PersonCode = PersonCode,
            Role = Role,
            DecisionId = DecisionId,
            From = from > From ? from : From,
            OverrideReason = OverrideReason,
        };
        next.GoOnUntil(To);
        if (serviceTo is { } last)
            next.EndOn(last);
        return next;
    }

    /// <summary>The same in the unit that took over, from its first day; ends where the person's service there ends, if that is earlier.</summary>
    public TaskResponsibility ContinuedIn(string unitCode, DateOnly from, DateOnly? serviceTo)
    {
        var continued = new TaskResponsibility
        {
            TaskId = TaskId,
            UnitCode = unitCode,
            PersonCode = PersonCode,
            Role = Role,
            DecisionId = DecisionId,
            From = from,
            OverrideReason = OverrideReason,
        };
        continued.GoOnUntil(To);
        if (serviceTo is { } last)
            continued.EndOn(last);
        continued.Flag(Review);
        continued.Bar(LegalBar);
        return continued;
    }

    public void Flag(ReviewFlag flag) => Review = flag;

    public void Bar(ReviewFlag bar) => LegalBar = bar;
}
