using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A task that a unit sets itself, outside its plan.</summary>
public sealed record AddTaskRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public TaskKind Kind { get; init; } = TaskKind.Regular;

    [Text(WorkTaskConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }

    public RequirementsRequest? Required { get; init; }
}

public sealed record ChangeTaskRequest
{
    public TaskKind Kind { get; init; } = TaskKind.Regular;

    [Text(WorkTaskConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public DateOnly? DueOn { get; init; }
}

/// <summary>What a task asks of its assignee. A task of a plan keeps at least the titles that the plan asks for.</summary>
public sealed record RequirementsRequest
{
    public ProcuratorialActivity Activity { get; init; }

    public JudicialTitle? JudicialTitle { get; init; }

    public ManagementTitle? ManagementTitle { get; init; }

    public QualificationLevel? Qualification { get; init; }

    /// <summary>Codes of the fields of work in which the assignee should be skilled.</summary>
    [Items(0, TaskRequirements.MaxSkills)]
    public IReadOnlyList<string> Skills { get; init; } = [];

    [Between(0, 366)]
    public int EffortDays { get; init; }

    /// <summary>What the task is about, by codes alone: whoever has declared an interest in one of them cannot be given it.</summary>
    [Items(0, TaskSubject.MostOfTask)]
    public IReadOnlyList<SubjectRequest> Subjects { get; init; } = [];

    /// <summary>The unit, closed or not, at whose seat the task is done.</summary>
    [OptionalText(OrganisationLimits.UnitCode)]
    public string? PlaceUnitCode { get; init; }

    internal TaskRequirements ToRequirements() => new()
    {
        Activity = Activity,
        JudicialTitle = JudicialTitle,
        ManagementTitle = ManagementTitle,
        Qualification = Qualification,
        Skills = [.. Skills.Select(skill => skill.Trim()).Where(skill => skill.Length is > 0 and <= PersonConfiguration.FieldCodeLength)],
        EffortDays = EffortDays,
        Subjects = [.. Subjects.Select(subject => subject.ToSubject()).Distinct()],
        PlaceUnitCode = PlaceUnitCode,
    };
}

public sealed record ProgressRequest
{
    [Between(0, 99)]
    public required int Percent { get; init; }

    [OptionalText(WorkTaskConfiguration.NoteLength)]
    public string? Note { get; init; }
}

public sealed record CompleteTaskRequest
{
    public required DateOnly CompletedOn { get; init; }

    [OptionalText(WorkTaskConfiguration.NoteLength)]
    public string? Result { get; init; }
}

public sealed record ConfirmTaskRequest
{
    public required DateOnly ConfirmedOn { get; init; }
}

/// <summary>Why a task is given back, withdrawn, or kept with its people after a change.</summary>
public sealed record TaskReasonRequest
{
    [Text(WorkTaskConfiguration.NoteLength)]
    public required string Reason { get; init; }
}
