namespace WorkPlan.Assignments.Decisions;

internal sealed record DecisionView(
    Guid Id, string UnitCode, int WorkYear, string Number, DateOnly SignedOn, DateOnly EffectiveOn, SigningCapacity SigningCapacity,
    string? SignerName, DecisionState State, IReadOnlyList<DecisionItemView> Items, Guid? AmendsDecisionId, IReadOnlyList<Guid> RevokedTaskIds,
    IReadOnlyList<AmendmentRow> AmendedBy, string? SignerPersonCode, string? SigningBasis)
{
    public static DecisionView Of(AssignmentDecision decision, IReadOnlyList<AmendmentRow>? amendedBy = null) => new(
        decision.Id, decision.UnitCode, decision.WorkYear, decision.Number, decision.SignedOn, decision.EffectiveOn, decision.SigningCapacity,
        decision.SignerName, decision.State,
        [.. decision.InOrder.Select(item => new DecisionItemView(
            item.TaskId, item.PersonCode, item.Role, item.OverrideReason, item.Warnings?.Split('\n') ?? []))],
        decision.AmendsDecisionId, [.. decision.Revocations.Select(revocation => revocation.TaskId).Order()], amendedBy ?? [],
        decision.SignerPersonCode, decision.SigningBasis);
}

/// <summary>An issued decision that amends the one that is looked at.</summary>
internal sealed record AmendmentRow(Guid Id, string Number, DateOnly SignedOn, DateOnly EffectiveOn);

internal sealed record DecisionItemView(
    Guid TaskId, string PersonCode, AssignmentRole Role, string? OverrideReason, IReadOnlyList<string> Warnings);

/// <summary>A decision in a list, without its items.</summary>
internal sealed record DecisionRow(
    Guid Id, string UnitCode, int WorkYear, string Number, DateOnly SignedOn, DateOnly EffectiveOn, DecisionState State, int Items);
