using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What a plan keeps of the rules, and what became of what it rests on.</summary>
internal static class PlanReports
{
    /// <summary>Every rule, met or not, with the source document where it has one.</summary>
    public static async Task<Ok<ComplianceView>> Compliance(
        Guid id, PlanAccess access, PlanSources sources, SuperiorTargets targets, PlanCompliance compliance, Texts texts,
        CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        var demands = await targets.ForAsync(plan.UnitCode, plan.WorkYear, cancellationToken);
        var arrived = await sources.HaveArrivedAsync(plan.UnitCode, plan.WorkYear, cancellationToken);
        List<ComplianceItem> items = [.. compliance.Of(plan, demands, await sources.AroundAsync(plan, cancellationToken)), new("awaiting-superior-documents", arrived, Blocking: false, [plan.WorkYear])];
        return TypedResults.Ok(new ComplianceView(
            !items.Any(item => item.Blocking && !item.Met),
            [
                .. items.Select(item => new ComplianceItemView(
                    item.Rule, texts[$"{item.Rule}.title"], item.Met, item.Blocking,
                    item.Met ? null : texts[$"{item.Rule}.detail", [.. item.Arguments]], item.Citation)),
            ]));
    }

    /// <summary>From what the plan rests on, over its tasks and their targets, to their results.</summary>
    public static async Task<Ok<PlanTraceView>> Trace(
        Guid id, PlanAccess access, TaskUptakes uptakes, Outcomes outcomes, CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        var taken = await uptakes.OfAsync(plan, cancellationToken);
        var results = (await outcomes.OfAsync(
            plan.UnitCode, Period.Year(plan.WorkYear), [.. plan.Commitments.Select(MeasuredTarget.Of)], cancellationToken))
            .ToDictionary(outcome => outcome.TargetCode);
        var tasks = plan.Tasks.OrderBy(task => task.Id).ToDictionary(task => task.Id, task => new TracedTaskView(
            task.Id, task.Kind, task.Title,
            [.. plan.Commitments.Where(target => target.TaskId == task.Id).Select(target => results[target.TargetCode])]));
        var bySource = plan.Bases.OrderBy(basis => basis.SinceVersion).ThenBy(basis => basis.Id)
            .Select(basis => new TracedBasisView(
                basis.Kind, basis.SourceId, basis.Name, basis.SinceVersion,
                [
                    .. plan.Tasks.Where(task => task.Basis.Any(cited => cited.Id == basis.SourceId) || taken[basis.SourceId].Contains(task.Id))
                        .OrderBy(task => task.Id).Select(task => tasks[task.Id]),
                ]))
            .ToList();
        var traced = bySource.SelectMany(basis => basis.Tasks).Select(task => task.TaskId).ToHashSet();
        return TypedResults.Ok(new PlanTraceView(plan.Id, bySource, [.. tasks.Values.Where(task => !traced.Contains(task.TaskId))]));
    }
}

/// <param name="CanBeSubmitted">False while a blocking rule is not met.</param>
/// <param name="Items">Every rule with its answer.</param>
internal sealed record ComplianceView(bool CanBeSubmitted, IReadOnlyList<ComplianceItemView> Items);

/// <param name="Rule">The code that a refusal would carry.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="Met">Whether the plan keeps it.</param>
/// <param name="Blocking">Whether breaking it keeps the plan from being submitted.</param>
/// <param name="Reason">Why it is not met.</param>
/// <param name="Citation">The document that the rule comes from.</param>
internal sealed record ComplianceItemView(string Rule, string Title, bool Met, bool Blocking, string? Reason, string? Citation);

internal sealed record PlanTraceView(Guid PlanId, IReadOnlyList<TracedBasisView> Basis, IReadOnlyList<TracedTaskView> TasksWithoutBasis);

internal sealed record TracedBasisView(BasisKind Kind, Guid Id, string Name, int SinceVersion, IReadOnlyList<TracedTaskView> Tasks);

internal sealed record TracedTaskView(Guid TaskId, TaskKind Kind, string Title, IReadOnlyList<OutcomeView> Targets);
