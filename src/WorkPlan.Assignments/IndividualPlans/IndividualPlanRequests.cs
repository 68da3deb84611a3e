using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.IndividualPlans;

public sealed record WriteIndividualPlanRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    /// <summary>The unit that it is a plan for: the person's own, which is meant when it is missing, or one that he is seconded to.</summary>
    [OptionalText(OrganisationLimits.UnitCode)]
    public string? UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    [Items(0, 100)]
    public IReadOnlyList<IndividualPlanItemRequest> Items { get; init; } = [];
}

public sealed record ReplaceItemsRequest
{
    [Items(0, 100)]
    public required IReadOnlyList<IndividualPlanItemRequest> Items { get; init; }
}

public sealed record IndividualPlanItemRequest
{
    /// <summary>The unit's task that the work serves; missing for work of one's own.</summary>
    public Guid? TaskId { get; init; }

    [Text(IndividualPlanConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(IndividualPlanConfiguration.MeasureLength)]
    public string? Measure { get; init; }

    public DateOnly? DueOn { get; init; }

    internal IndividualPlanItem ToItem() => new() { TaskId = TaskId, Title = Title, Measure = Measure, DueOn = DueOn };
}

public sealed record ReturnIndividualPlanRequest
{
    [Text(IndividualPlanConfiguration.MeasureLength)]
    public required string Reason { get; init; }
}

internal sealed record IndividualPlanView(
    Guid Id, string PersonCode, string UnitCode, int WorkYear, IndividualPlanState State, DateOnly? SubmittedOn, DateOnly? ApprovedOn,
    string? ApprovedBy, string? ReturnReason, DateOnly? EndedOn, IReadOnlyList<IndividualPlanItemView> Items, int Edition)
{
    public static IndividualPlanView Of(IndividualPlan plan) => new(
        plan.Id, plan.PersonCode, plan.UnitCode, plan.WorkYear, plan.State, plan.SubmittedOn, plan.ApprovedOn, plan.ApprovedBy,
        plan.ReturnReason, plan.EndedOn,
        [.. plan.Items.OrderBy(item => item.Position).Select(item => new IndividualPlanItemView(item.TaskId, item.Title, item.Measure, item.DueOn))],
        plan.Edition);
}

internal sealed record IndividualPlanItemView(Guid? TaskId, string Title, string? Measure, DateOnly? DueOn);
