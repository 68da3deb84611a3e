namespace WorkPlan.Assignments.Decisions;

internal sealed record DecisionView(
    Guid Id, string UnitCode, int WorkYear, string Number, DateOnly SignedOn, DateOnly EffectiveOn, SigningCapacity SigningCapacity,
    string? SignerName, DecisionState State, IReadOnlyList<DecisionItemView> Items)
{
    public static DecisionView Of(AssignmentDecision decision) => new(
        decision.Id, decision.UnitCode, decision.WorkYear, decision.Number, decision.SignedOn, decision.EffectiveOn, decision.SigningCapacity,
        decision.SignerName, decision.State,
        [.. decision.InOrder.Select(item => new DecisionItemView(
            item.TaskId, item.PersonCode, item.Role, item.OverrideReason, item.Warnings?.Split('\n') ?? []))]);
}

internal sealed record DecisionItemView(
    Guid TaskId, string PersonCode, AssignmentRole Role, string? OverrideReason, IReadOnlyList<string> Warnings);

/// <summary>A decision in a list, without its items.</summary>
internal sealed record DecisionRow(
    Guid Id, string UnitCode, int WorkYear, string Number, DateOnly SignedOn, DateOnly EffectiveOn, DecisionState State, int Items);
