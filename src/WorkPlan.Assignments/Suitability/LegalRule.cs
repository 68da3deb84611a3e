using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

/// <summary>What a legal rule compares. New laws are new rows of these; a new kind is new code.</summary>
public enum LegalRuleKind
{
    /// <summary>The activity is reserved to a judicial title or a higher one of its ladder.</summary>
    ActivityNeedsJudicialTitle,

    /// <summary>The task itself names the lowest judicial title.</summary>
    TaskNeedsJudicialTitle,
    ActivityNeedsManagementTitle,
    TaskNeedsManagementTitle,

    /// <summary>Whoever is away cannot be given a task.</summary>
    Absent,

    /// <summary>Whoever does not serve in the unit cannot be given its tasks.</summary>
    Serving,

    /// <summary>Whoever has declared an interest of such a nature in what a task is about cannot be given it.</summary>
    ConflictOfInterest,

    /// <summary>Nobody handles what is about oneself.</summary>
    OwnMatter,
}

/// <summary>
/// A legal constraint on assignments: data with its legal basis and its time. It blocks; nobody can override it. Article numbers that
/// nobody has checked against the text say so.
/// </summary>
internal sealed record LegalRule
{
    public required string Code { get; init; }

    public required LegalRuleKind Kind { get; init; }

    public required string LegalBasis { get; init; }

    public bool ArticleVerified { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public IReadOnlyList<ProcuratorialActivity> Activities { get; init; } = [];

    public IReadOnlyList<AssignmentRole> Roles { get; init; } = [];

    public JudicialTitle? JudicialTitle { get; init; }

    public ManagementTitle? ManagementTitle { get; init; }

    public IReadOnlyList<AbsenceKind> Absences { get; init; } = [];

    /// <summary>Absences that last no longer than so many days do not block.</summary>
    public int LongerThanDays { get; init; }

    public IReadOnlyList<InterestNature> Interests { get; init; } = [];

    /// <summary>An interest that has ended goes on counting for so many days; without a number, for ever.</summary>
    public int? LapsesAfterDays { get; init; }

    public bool Governs(WorkTask task, AssignmentRole role, DateOnly day) =>
        new Validity(ValidFrom, ValidTo).IsInForce(day) && Roles.Contains(role)
        && (Activities.Count == 0 || Activities.Contains(task.Activity));
}
