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
    public void Demand(Plan plan, SuperiorDemands demands, PlanSurroundings? around = null)
    {
        if (Of(plan, demands, around).FirstOrDefault(item => item.Blocking && !item.Met) is { } broken)
            throw PlanRules.NotCompliant(broken);
    }

    /// <summary>The rules of the plan itself and, where its surroundings are given, those that need them.</summary>
    public IReadOnlyList<ComplianceItem> Of(Plan plan, SuperiorDemands demands, PlanSurroundings? around = null) =>
        [.. Rules(plan, demands, around).Select(item => item.Citation is null ? item with { Citation = options.SourceOf(item.Rule) } : item)];

    private IEnumerable<ComplianceItem> Rules(Plan plan, SuperiorDemands demands, PlanSurroundings? around) =>
    [
        Rule("plan-needs-basis", plan.Bases.Count > 0),
        Rule("plan-needs-section", plan.Sections.Count > 0),
        Rule("plan-needs-key-task", !options.NeedsKeyTask(plan.Kind) || plan.Tasks.Any(task => task.Kind == TaskKind.Key)),
        Rule("plan-needs-breakthrough", !options.NeedsBreakthrough(plan.Kind) || plan.Tasks.Any(task => task.Kind == TaskKind.Breakthrough)),
        .. plan.Tasks.Where(task => task.Kind == TaskKind.Breakthrough).Select(task => Rule(
            "breakthrough-needs-target", plan.Commitments.Any(target => target.TaskId == task.Id), task.Title)),
        .. plan.Tasks.Where(task => task.IsKey).Select(task => Rule("key-task-needs-measure", task.Measures.Count > 0, task.Title)),
        .. plan.Sections.SelectMany(section => OfSection(plan, section)),
        Rule("plan-needs-review", plan.Review is not null) with { Blocking = options.NeedsReview },
        .. OfReview(plan),
        Rule("plan-needs-local-task", plan.LocalTask is not null) with { Blocking = options.NeedsLocalTask },
        .. around is null ? [] : OfSurroundings(plan, around),
        .. plan.Commitments.Select(target => OfTarget(plan, target, demands.Of(target.TargetCode))),
    ];

    private static IEnumerable<ComplianceItem> OfSection(Plan plan, PlanSection section) =>
    [
        Rule("section-needs-target", plan.Commitments.Any(target => target.FieldCode == section.FieldCode), section.FieldCode),
        Rule("section-needs-schedule", !string.IsNullOrWhiteSpace(section.Schedule), section.FieldCode),
        Rule("section-needs-measure", section.Measures.Count > 0, section.FieldCode),
        Rule("section-needs-responsible", !string.IsNullOrWhiteSpace(section.Responsible), section.FieldCode),
    ];

    private static IEnumerable<ComplianceItem> OfReview(Plan plan) => plan.Review is not { } review
        ? []
        :
        [
            .. review.Shortcomings.Select(shortcoming => Rule("shortcoming-needs-measure", shortcoming.Measures.Count > 0, shortcoming.Text)),
            .. review.AllMeasures.Select(measure => Rule("review-measure-not-landed", plan.HasLanded(measure), measure.Text)),
        ];

    private IEnumerable<ComplianceItem> OfSurroundings(Plan plan, PlanSurroundings around) =>
    [
        .. around.Fields.Select(field => Rule(
            "field-needs-section", plan.Sections.Any(section => section.FieldCode == field.Code), field.Code, field.Name)),
        .. around.Directions.Select(direction => Rule("direction-not-taken-up", direction.TakenUp, direction.Name) with
        {
            Blocking = options.DirectionsHaveToBeTakenUp,
            Citation = direction.Name,
        }),
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

/// <summary>What stands around a plan and has to be answered in it.</summary>
/// <param name="Fields">The fields of work that the unit has, where that is recorded.</param>
/// <param name="Directions">The directions that were given to the unit for the work year.</param>
internal sealed record PlanSurroundings(IReadOnlyList<NamedField> Fields, IReadOnlyList<GivenDirection> Directions);

internal sealed record NamedField(string Code, string Name);

/// <param name="Name">By whom, when, on what occasion.</param>
/// <param name="TakenUp">Whether the unit has said what became of it in the plan.</param>
internal sealed record GivenDirection(string Name, bool TakenUp);
