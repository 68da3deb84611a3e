using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What the plan said when a version was decided. Never changed.</summary>
internal sealed class PlanVersion
{
    private PlanVersion()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid PlanId { get; private init; }

    public int VersionNumber { get; private init; }

    public DateOnly DecidedOn { get; private init; }

    public string? Number { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string DecidedBy { get; private init; } = "";

    public PlanContent Content { get; private init; } = new();

    /// <summary>What this version takes up; empty for the first one, whose bases stand in the content.</summary>
    public IReadOnlyList<ContentBasis> BasedOn { get; private init; } = [];

    /// <summary>What would be decided if it were decided now.</summary>
    internal static PlanVersion Draft(Plan plan, DateOnly today) => new() { DecidedOn = today, Number = plan.Number, Content = PlanContent.Of(plan) };

    internal static PlanVersion Of(Plan plan, DateOnly decidedOn, string? number, Actor by, IReadOnlyList<PlanBasis> basis) => new()
    {
        VersionNumber = plan.VersionNumber,
        DecidedOn = decidedOn,
        Number = number,
        RecordedAt = by.At,
        DecidedBy = by.UserId,
        Content = PlanContent.Of(plan),
        BasedOn = [.. basis.Select(ContentBasis.Of)],
    };
}

/// <summary>Everything that a version of a plan says.</summary>
internal sealed record PlanContent
{
    public string Title { get; init; } = "";

    public string Purpose { get; init; } = "";

    public string? Rationale { get; init; }

    public string? LocalTask { get; init; }

    public Guid? LocalDirectiveId { get; init; }

    public IReadOnlyList<ContentBasis> Bases { get; init; } = [];

    public YearEndReview? Review { get; init; }

    public IReadOnlyList<ContentSection> Sections { get; init; } = [];

    public IReadOnlyList<ContentTask> Tasks { get; init; } = [];

    public IReadOnlyList<ContentTarget> Targets { get; init; } = [];

    public static PlanContent Of(Plan plan) => new()
    {
        Title = plan.Title,
        Purpose = plan.Purpose,
        Rationale = plan.Rationale,
        LocalTask = plan.LocalTask,
        LocalDirectiveId = plan.LocalDirectiveId,
        Review = plan.Review,
        Bases = [.. plan.Bases.Select(ContentBasis.Of)],
        Sections = [.. plan.Sections.OrderBy(section => section.FieldCode, StringComparer.Ordinal).Select(ContentSection.Of)],
        Tasks = [.. plan.Tasks.OrderBy(task => task.Id).Select(ContentTask.Of)],
        Targets =
        [
            .. plan.Commitments.OrderBy(target => target.FieldCode, StringComparer.Ordinal)
                .ThenBy(target => target.TargetCode, StringComparer.Ordinal).Select(ContentTarget.Of),
        ],
    };
}

internal sealed record ContentBasis(BasisKind Kind, Guid Id, string Name)
{
    public static ContentBasis Of(PlanBasis basis) => new(basis.Kind, basis.SourceId, basis.Name);
}

internal sealed record ContentSection(string FieldCode, string? Responsible, string? Schedule, IReadOnlyList<string> Measures)
{
    public static ContentSection Of(PlanSection section) => new(section.FieldCode, section.Responsible, section.Schedule, section.Measures);
}

internal sealed record ContentTask(
    Guid Id, TaskKind Kind, string Title, string? FieldCode, DateOnly? DueOn, IReadOnlyList<string> Measures, string? Rationale,
    Guid? ContinuedFrom, string? RequiredJudicialTitle, string? RequiredManagementTitle, int EffortDays, IReadOnlyList<BasisReference> Basis)
{
    public static ContentTask Of(PlanTask task) => new(
        task.Id, task.Kind, task.Title, task.FieldCode, task.DueOn, task.Measures, task.Rationale, task.ContinuedFrom,
        task.RequiredJudicialTitle, task.RequiredManagementTitle, task.EffortDays, task.Basis);
}

internal sealed record ContentTarget(
    string TargetCode, string Name, string FieldCode, CommitmentKind Kind, TargetRule Rule, TargetComparison? Comparison,
    TargetRule? SuperiorRule, TargetSource? SuperiorSource, string? SuperiorCitation, Guid? TaskId, DateOnly? DueOn, bool Inherited)
{
    public static ContentTarget Of(TargetCommitment target) => new(
        target.TargetCode, target.Name, target.FieldCode, target.Kind, target.Rule, target.Comparison,
        target.SuperiorRule, target.SuperiorSource, target.SuperiorCitation, target.TaskId, target.DueOn, target.Inherited);
}
