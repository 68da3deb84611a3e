using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;

namespace WorkPlan.Assignments.Tasks;

internal sealed record WorkTaskView(
    Guid Id, TaskOrigin Origin, Guid? PlanId, Guid? PlanTaskId, Guid? FindingId, string UnitCode, int WorkYear, TaskKind Kind, string Title,
    string? FieldCode, DateOnly? DueOn, RequirementsView Required, WorkTaskState State, int PercentDone, string? LastNote, DateOnly? DoneOn,
    string? DoneByPersonCode, DateOnly? ConfirmedOn, Guid? MeetingTaskId, DateOnly? ExtendedUntil, DateOnly? DeadlineOn, Guid? SeriesId, string? HandedOverFrom,
    DateOnly? HandedOverOn, DateTimeOffset? DueAt)
{
    public static WorkTaskView Of(WorkTask task) => new(
        task.Id, task.Origin, task.PlanId, task.PlanTaskId, task.FindingId, task.UnitCode, task.WorkYear, task.Kind, task.Title,
        task.FieldCode, task.DueOn,
        new RequirementsView(
            task.Activity, task.RequiredJudicialTitle, task.RequiredManagementTitle, task.RequiredQualification, task.Skills, task.EffortDays,
            [.. task.Subjects.Select(subject => new SubjectView(subject.Kind, subject.Code))], task.PlaceUnitCode),
        task.State, task.PercentDone, task.LastNote, task.DoneOn, task.DoneByPersonCode, task.ConfirmedOn, task.MeetingTaskId,
        task.ExtendedUntil, task.DeadlineOn, task.SeriesId, task.HandedOverFrom, task.HandedOverOn, task.DueAt);
}

internal sealed record RequirementsView(
    ProcuratorialActivity Activity, JudicialTitle? JudicialTitle, ManagementTitle? ManagementTitle, QualificationLevel? Qualification,
    IReadOnlyList<string> Skills, int EffortDays, IReadOnlyList<SubjectView> Subjects, string? PlaceUnitCode);

internal sealed record SubjectView(SubjectKind Kind, string Code);

/// <summary>Who is responsible for a task from a day to a day, by which decision; flagged when the task has changed since.</summary>
internal sealed record ResponsibleView(
    string PersonCode, string FullName, AssignmentRole Role, Guid DecisionId, string DecisionNumber, DateOnly From, DateOnly? To,
    ReviewFlag Review, string? OverrideReason);
