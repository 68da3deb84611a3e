using WorkPlan.Assignments.People;

namespace WorkPlan.Assignments.Tasks;

/// <summary>What a task asks of whoever takes it. Nulls ask nothing.</summary>
internal sealed record TaskRequirements
{
    public const int MaxSkills = 10;

    public ProcuratorialActivity Activity { get; init; }

    public JudicialTitle? JudicialTitle { get; init; }

    public ManagementTitle? ManagementTitle { get; init; }

    public QualificationLevel? Qualification { get; init; }

    /// <summary>Fields of work in which the assignee should be skilled.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    public int EffortDays { get; init; }

    /// <summary>Who and what it is about: nobody with an interest in them may take it.</summary>
    public IReadOnlyList<TaskSubject> Subjects { get; init; } = [];

    /// <summary>The unit, closed or not, at whose seat it is done; null where it does not matter.</summary>
    public string? PlaceUnitCode { get; init; }
}
