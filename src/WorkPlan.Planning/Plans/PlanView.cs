using System.Linq.Expressions;
using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

internal sealed record PlanSummary(
    Guid Id, string UnitCode, int WorkYear, PlanKind Kind, string Title, PlanState State, bool PreDraft, string? Number,
    DateOnly? DueOn, DateOnly? IssuedOn, int VersionNumber, DateOnly? VersionOn)
{
    public static readonly Expression<Func<Plan, PlanSummary>> Projection = plan => new PlanSummary(
        plan.Id, plan.UnitCode, plan.WorkYear, plan.Kind, plan.Title, plan.State, plan.PreDraft, plan.Number,
        plan.DueOn, plan.IssuedOn, plan.VersionNumber, plan.VersionOn);
}

internal sealed record PlanView
{
    public required Guid Id { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required PlanKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public string? Rationale { get; init; }

    /// <summary>Nhiệm vụ chính trị địa phương.</summary>
    public string? LocalTask { get; init; }

    /// <summary>The local directive that it comes from.</summary>
    public Guid? LocalDirectiveId { get; init; }

    public required PlanState State { get; init; }

    /// <summary>It was begun before any superior document for the work year was there.</summary>
    public required bool PreDraft { get; init; }

    /// <summary>No superior document for the work year is there yet.</summary>
    public required bool AwaitingSuperiorDocuments { get; init; }

    /// <summary>The state in words: "Dự thảo – chờ văn bản cấp trên".</summary>
    public required string StatusText { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? Number { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public required int VersionNumber { get; init; }

    public DateOnly? VersionOn { get; init; }

    public required IReadOnlyList<BasisView> Basis { get; init; }

    public ReviewView? Review { get; init; }

    public required IReadOnlyList<SectionView> Sections { get; init; }

    public required IReadOnlyList<TaskView> Tasks { get; init; }

    public required IReadOnlyList<StepView> Steps { get; init; }

    public required IReadOnlyList<NoChangeView> NoChangeAnswers { get; init; }
}

/// <param name="Kind">Briefing, session, direction or document.</param>
/// <param name="Id">Its id in its register.</param>
/// <param name="Name">How it is cited.</param>
/// <param name="SinceVersion">The version that took it up; 0 for what the plan was drafted on.</param>
internal sealed record BasisView(BasisKind Kind, Guid Id, string Name, int SinceVersion);

/// <param name="FieldCode">The field of work.</param>
/// <param name="Responsible">Who answers for it.</param>
/// <param name="Schedule">By when.</param>
/// <param name="Measures">How.</param>
/// <param name="Targets">What it is to come to.</param>
/// <param name="Findings">Open findings of inspections that name this field and no item of the plan.</param>
internal sealed record SectionView(
    string FieldCode, string? Responsible, string? Schedule, IReadOnlyList<string> Measures, IReadOnlyList<CommitmentView> Targets,
    IReadOnlyList<Guid> Findings);

/// <param name="TargetCode">The target's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Mandatory, stretch or additional.</param>
/// <param name="Rule">The commitment.</param>
/// <param name="RuleText">The commitment as tables print it.</param>
/// <param name="Comparison">With what the superior demands; null for an additional target.</param>
/// <param name="ComparisonText">«Cao hơn», «Bằng» or «Đặt thêm».</param>
/// <param name="Superior">What the superior demands.</param>
/// <param name="TaskId">The task that the target serves.</param>
/// <param name="DueOn">Earlier than the end of the work year.</param>
/// <param name="Inherited">The unit has said nothing of its own.</param>
/// <param name="Findings">Open findings of inspections on it.</param>
internal sealed record CommitmentView(
    string TargetCode, string Name, CommitmentKind Kind, TargetRule Rule, string RuleText, TargetComparison? Comparison, string ComparisonText,
    SuperiorValueView? Superior, Guid? TaskId, DateOnly? DueOn, bool Inherited, IReadOnlyList<Guid> Findings);

internal sealed record SuperiorValueView(TargetRule Rule, string RuleText, TargetSource? Source, string? Citation);

/// <summary>A task of the plan; <c>Findings</c> are the open ones of inspections on it.</summary>
internal sealed record TaskView(
    Guid Id, TaskKind Kind, string Title, string? FieldCode, DateOnly? DueOn, IReadOnlyList<string> Measures, string? Rationale,
    ContinuedTaskView? ContinuedFrom, string? RequiredJudicialTitle, string? RequiredManagementTitle, int EffortDays,
    IReadOnlyList<BasisReference> Basis, IReadOnlyList<string> Targets, IReadOnlyList<Guid> Findings);

internal sealed record StepView(PlanState State, DateTimeOffset At, string By, string? Note);

internal sealed record NoChangeView(string Reason, DateOnly AnsweredOn, string AnsweredBy, IReadOnlyList<Guid> DocumentIds);
