using WorkPlan.Planning.Directions;
using WorkPlan.Planning.MeetingTasks;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tracing;

/// <summary>What a trace should show next and does not.</summary>
public enum TraceGap
{
    /// <summary>The unit has no plan of the work year.</summary>
    NoPlan,

    /// <summary>The unit owes an answer to the document, or has not taken the direction up.</summary>
    NotAnswered,

    /// <summary>No task of the plan came of it.</summary>
    NoTask,

    /// <summary>No decision gives the task to anybody.</summary>
    NotAssigned,

    /// <summary>No target says what the task is to reach.</summary>
    NoTarget,

    /// <summary>A target has no figures yet, and the work is not reported done.</summary>
    NoResult,
}

internal sealed record PlanTraceView(Guid PlanId, IReadOnlyList<TracedBasisView> Basis, IReadOnlyList<TracedTaskView> TasksWithoutBasis);

internal sealed record TracedBasisView(
    BasisKind Kind, Guid Id, string Name, int SinceVersion, IReadOnlyList<TracedTaskView> Tasks, IReadOnlyList<TraceGap> Missing);

/// <param name="TaskId">The plan's task.</param>
/// <param name="Kind">Key, breakthrough or regular.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Work">Who has it, and whether it is done.</param>
/// <param name="Targets">The targets that serve it, with their results.</param>
/// <param name="Missing">Where the trace ends too early.</param>
internal sealed record TracedTaskView(
    Guid TaskId, TaskKind Kind, string Title, DateOnly? DueOn, IReadOnlyList<WorkView> Work, IReadOnlyList<OutcomeView> Targets,
    IReadOnlyList<TraceGap> Missing);

internal sealed record WorkView(
    Guid TaskId, string? DecisionNumber, DateOnly? EffectiveOn, IReadOnlyList<string> People, DateOnly? CompletedOn);

/// <summary>From a document to what it became: the whole in numbers, and unit by unit.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Name">Number and date.</param>
/// <param name="Owed">How many units owed an answer.</param>
/// <param name="Answered">How many gave it.</param>
/// <param name="InTime">How many gave it in time.</param>
/// <param name="Overdue">How many are late and still owe it.</param>
/// <param name="WithoutPlan">How many units that it addresses have no plan of the year at all; they owe an answer as soon as they begin one.</param>
/// <param name="Units">A page of the units whose plans it touches.</param>
/// <param name="Page">The number of the page.</param>
/// <param name="PageSize">The size of a page.</param>
/// <param name="Total">How many units there are.</param>
internal sealed record DocumentTraceView(
    Guid DocumentId, string Name, int Owed, int Answered, int InTime, int Overdue, int WithoutPlan, IReadOnlyList<UnitTraceView> Units, int Page, int PageSize,
    int Total);

internal sealed record DirectionTraceView(
    Guid DirectionId, string Text, string GivenBy, DateOnly GivenOn, string Occasion, IReadOnlyList<UnitTraceView> Units);

/// <param name="UnitCode">The unit.</param>
/// <param name="Plan">Its plan of the year.</param>
/// <param name="Answer">Its answer to a document that asks for one.</param>
/// <param name="Uptakes">How it took a direction up.</param>
/// <param name="Tasks">The tasks of its plan that came of it.</param>
/// <param name="MeetingTasks">The tasks outside the plan that a meeting gave it to carry the direction out.</param>
/// <param name="Missing">Where the trace ends too early.</param>
internal sealed record UnitTraceView(
    string UnitCode, TracedPlanView? Plan, TracedAnswerView? Answer, IReadOnlyList<UptakeView> Uptakes, IReadOnlyList<TracedTaskView> Tasks,
    IReadOnlyList<MeetingTaskView> MeetingTasks, IReadOnlyList<TraceGap> Missing);

internal sealed record TracedPlanView(Guid PlanId, string Title, PlanState State, int VersionNumber, int? TakenUpInVersion);

/// <param name="State">Open, overdue, satisfied or waived.</param>
/// <param name="DueOn">By when.</param>
/// <param name="AnsweredOn">When.</param>
/// <param name="InTime">Null while there is no answer.</param>
/// <param name="VersionNumber">The version of the plan that answers it.</param>
/// <param name="NoChangeReason">Or why nothing had to change.</param>
internal sealed record TracedAnswerView(
    ObligationStanding State, DateOnly DueOn, DateOnly? AnsweredOn, bool? InTime, int? VersionNumber, string? NoChangeReason);
