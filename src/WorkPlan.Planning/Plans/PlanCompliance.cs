using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>A rule for a plan, met or not: its code is the code of the refusal and the key of its text.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Met">Whether the plan keeps it.</param>
/// <param name="Blocking">Whether breaking it keeps the plan from being submitted.</param>
/// <param name="Arguments">What the rule's text names: the task, the section, the target.</param>
/// <param name="Citation">The document that the rule comes from.</param>
internal sealed record ComplianceItem(string Rule, bool Met, bool Blocking, IReadOnlyList<object?> Arguments, string? Citation = null);

/// <summary>Every rule that a plan has to keep, each with its answer for the plan at hand.</summary>
internal sealed class PlanCompliance(PlanOptions options)
{
    /// <summary>Every rule must hold; the first that does not is the reason of the refusal.</summary>
    public void Demand(Plan plan, SuperiorDemands demands)
    {
        if (Of(plan, demands).FirstOrDefault(item => item.Blocking && !item.Met) is { } broken)
            throw PlanRules.NotCompliant(broken);
    }

    public IReadOnlyList<ComplianceItem> Of(Plan plan, SuperiorDemands demands) =>
    [
        Rule("plan-needs-basis", plan.Bases.Count > 0),
        Rule("plan-needs-section", plan.Sections.Count > 0),
        Rule("plan-needs-key-task", !options.NeedsKeyTask(plan.Kind) || plan.Tasks.Any(task => task.Kind == TaskKind.Key)),
        Rule("plan-needs-breakthrough", !options.NeedsBreakthrough(plan.Kind) || plan.Tasks.Any(task => task.Kind == TaskKind.Breakthrough)),
        .. plan.Tasks.Where(task => task.Kind == TaskKind.Breakthrough).Select(task => Rule(
            "breakthrough-needs-target", plan.Commitments.Any(target => target.TaskId == task.Id), task.Title)),
        .. plan.Tasks.Where(task => task.IsKey).Select(task => Rule("key-task-needs-measure", task.Measures.Count > 0, task.Title)),
        .. plan.Sections.SelectMany(section => OfSection(plan, section)),
        .. plan.Commitments.Select(target => OfTarget(plan, target, demands.Of(target.TargetCode))),
    ];

    private static IEnumerable<ComplianceItem> OfSection(Plan plan, PlanSection section) =>
    [
        Rule("section-needs-target", plan.Commitments.Any(target => target.FieldCode == section.FieldCode), section.FieldCode),
        Rule("section-needs-schedule", !string.IsNullOrWhiteSpace(section.Schedule), section.FieldCode),
        Rule("section-needs-measure", section.Measures.Count > 0, section.FieldCode),
        Rule("section-needs-responsible", !string.IsNullOrWhiteSpace(section.Responsible), section.FieldCode),
    ];

    private static ComplianceItem OfTarget(Plan plan, TargetCommitment target, SuperiorDemand? demand) => demand is null
        ? Rule(
            "additional-target-needs-key-task",
            target.Kind != CommitmentKind.Additional || plan.Tasks.Any(task => task.Id == target.TaskId && task.IsKey),
            target.Name)
        : new ComplianceItem(
            "target-below-mandatory",
            target.Inherited || TargetRule.Compare(target.Rule, demand.Rule) != TargetComparison.Lower,
            true,
            [demand.Name, target.Inherited ? demand.Rule : target.Rule, demand.Rule, demand.Citation],
            demand.Citation);

    private static ComplianceItem Rule(string code, bool met, params object?[] arguments) => new(code, met, true, arguments);
}

/// <summary>What plans must hold; bound from the section <c>Plans</c>.</summary>
public sealed class PlanOptions
{
    public const string Section = "Plans";

    /// <summary>A unit's plan names at least one key task.</summary>
    public bool UnitPlanNeedsKeyTask { get; set; } = true;

    /// <summary>A unit's plan names at least one breakthrough task.</summary>
    public bool UnitPlanNeedsBreakthrough { get; set; } = true;

    /// <summary>A division's program names at least one key task; by default its breakthroughs are enough.</summary>
    public bool ProgramNeedsKeyTask { get; set; }

    /// <summary>A division's program names at least one breakthrough task.</summary>
    public bool ProgramNeedsBreakthrough { get; set; } = true;

    internal bool NeedsKeyTask(PlanKind kind) => kind == PlanKind.UnitPlan ? UnitPlanNeedsKeyTask : ProgramNeedsKeyTask;

    internal bool NeedsBreakthrough(PlanKind kind) => kind == PlanKind.UnitPlan ? UnitPlanNeedsBreakthrough : ProgramNeedsBreakthrough;
}
