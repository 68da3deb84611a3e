using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>Something in the registers of briefings, sessions, directions and documents that the plan cites.</summary>
internal sealed class PlanBasis
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public required BasisKind Kind { get; init; }

    public required Guid SourceId { get; init; }

    /// <summary>How people name it: number and date, or the occasion.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the plan that took it up; 0 for the first issue.</summary>
    public required int SinceVersion { get; init; }
}

/// <summary>What the plan says about one field of work: by when, how, and who answers for it. Its targets stand beside it.</summary>
internal sealed class PlanSection
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public required string FieldCode { get; init; }

    public string? Responsible { get; private set; }

    public string? Schedule { get; private set; }

    public IReadOnlyList<string> Measures { get; private set; } = [];

    public void Describe(string? responsible, string? schedule, IReadOnlyList<string> measures) =>
        (Responsible, Schedule, Measures) = (responsible, schedule, measures);
}

/// <summary>A task of a plan. Its id stays the same through all versions.</summary>
internal sealed class PlanTask
{
    public Guid Id { get; internal init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public TaskKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string? FieldCode { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public IReadOnlyList<string> Measures { get; private set; } = [];

    /// <summary>Why the unit chose it: its characteristics, the local political task.</summary>
    public string? Rationale { get; private set; }

    /// <summary>Last year's task that this one goes on with: linked, not copied.</summary>
    public Guid? ContinuedFrom { get; private set; }

    public string? RequiredJudicialTitle { get; private set; }

    public string? RequiredManagementTitle { get; private set; }

    public int EffortDays { get; private set; }

    /// <summary>Which of the plan's bases the task answers.</summary>
    public IReadOnlyList<BasisReference> Basis { get; private set; } = [];

    public bool IsKey => Kind is TaskKind.Key or TaskKind.Breakthrough;

    public void Describe(TaskDescription description)
    {
        Kind = description.Kind;
        Title = description.Title;
        FieldCode = description.FieldCode;
        DueOn = description.DueOn;
        Measures = description.Measures;
        Rationale = description.Rationale;
        ContinuedFrom = description.ContinuedFrom;
        RequiredJudicialTitle = description.RequiredJudicialTitle;
        RequiredManagementTitle = description.RequiredManagementTitle;
        EffortDays = description.EffortDays;
        Basis = description.Basis;
    }
}

internal sealed record BasisReference(BasisKind Kind, Guid Id);

/// <summary>What a task says.</summary>
internal sealed record TaskDescription(
    TaskKind Kind, string Title, string? FieldCode, DateOnly? DueOn, IReadOnlyList<string> Measures, string? Rationale = null,
    Guid? ContinuedFrom = null, string? RequiredJudicialTitle = null, string? RequiredManagementTitle = null, int EffortDays = 0)
{
    public IReadOnlyList<BasisReference> Basis { get; init; } = [];

    /// <summary>The id of a new task, where whoever adds it has to name it at once.</summary>
    public Guid? NewId { get; init; }
}

/// <summary>What a unit wants to commit itself to in one target.</summary>
internal sealed record CommitmentDescription(
    string TargetCode, TargetRule Rule, string? Name = null, Guid? TaskId = null, DateOnly? DueOn = null);

/// <summary>One step of the plan's way through drafting, approval and issue: proof of due procedure.</summary>
internal sealed class PlanStep
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public required PlanState State { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? Note { get; init; }
}

/// <summary>The recorded answer "no change needed" to documents from above.</summary>
internal sealed class NoChangeAnswer
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public required string Reason { get; init; }

    public required DateOnly AnsweredOn { get; init; }

    public required string AnsweredBy { get; init; }

    public required IReadOnlyList<Guid> DocumentIds { get; init; }
}

/// <summary>Who does something, and when.</summary>
internal sealed record Actor(string UserId, DateTimeOffset At)
{
    public DateOnly Today => VietnamTime.DateOf(At);
}

/// <summary>A change of the tasks and sections of an issued plan, made as one.</summary>
internal sealed record PlanChanges
{
    public IReadOnlyList<TaskDescription> AddTasks { get; init; } = [];

    public IReadOnlyList<(Guid TaskId, TaskDescription Description)> ChangeTasks { get; init; } = [];

    public IReadOnlyList<Guid> RemoveTasks { get; init; } = [];

    public IReadOnlyList<SectionDescription> Sections { get; init; } = [];

    public bool IsEmpty => AddTasks.Count + ChangeTasks.Count + RemoveTasks.Count + Sections.Count == 0;
}

internal sealed record SectionDescription(
    string FieldCode, IReadOnlyList<CommitmentDescription> Commitments, IReadOnlyList<string> Measures, string? Schedule, string? Responsible);
