using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Decisions;

public sealed record DraftDecisionRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    /// <summary>For example 05/QĐ-VKS.</summary>
    [Text(100)]
    public required string Number { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required SigningCapacity SigningCapacity { get; init; }

    [OptionalText(OrganisationLimits.PersonName)]
    public string? SignerName { get; init; }

    /// <summary>
    /// Who signs: KT. a deputy, in his own office the head, of the unit or of one above it. Missing KT., whoever issues it; otherwise nobody is
    /// asked for.
    /// </summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? SignerPersonCode { get; init; }

    /// <summary>On what the right to sign TM., TL., TUQ. or Q. rests: number and date of the authorisation.</summary>
    [OptionalText(DecisionConfiguration.BasisLength)]
    public string? SigningBasis { get; init; }

    [Items(1, 1000)]
    public required IReadOnlyList<DecisionItemRequest> Items { get; init; }

    internal DecisionDetails ToDetails() => new(
        Number, SignedOn, EffectiveOn, SigningCapacity, SignerName, [.. Items.Select(item => item.ToItem())])
    {
        SignerPersonCode = SignerPersonCode,
        SigningBasis = SigningBasis,
    };
}

/// <summary>A draft as it is to be from now on; revocations only where it amends a decision.</summary>
public sealed record ChangeDecisionRequest
{
    [Text(100)]
    public required string Number { get; init; }

    public required DateOnly SignedOn { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public required SigningCapacity SigningCapacity { get; init; }

    [OptionalText(OrganisationLimits.PersonName)]
    public string? SignerName { get; init; }

    /// <summary>
    /// Who signs: KT. a deputy, in his own office the head, of the unit or of one above it. Missing KT., whoever issues it; otherwise nobody is
    /// asked for.
    /// </summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? SignerPersonCode { get; init; }

    /// <summary>On what the right to sign TM., TL., TUQ. or Q. rests: number and date of the authorisation.</summary>
    [OptionalText(DecisionConfiguration.BasisLength)]
    public string? SigningBasis { get; init; }

    [Items(0, 1000)]
    public IReadOnlyList<DecisionItemRequest> Items { get; init; } = [];

    /// <summary>Tasks that are taken from whoever has them by the amended decision.</summary>
    [Items(0, 1000)]
    public IReadOnlyList<Guid> RevokedTaskIds { get; init; } = [];

    internal DecisionDetails ToDetails() => new(
        Number, SignedOn, EffectiveOn, SigningCapacity, SignerName, [.. Items.Select(item => item.ToItem())])
    {
        Revoked = RevokedTaskIds,
        SignerPersonCode = SignerPersonCode,
        SigningBasis = SigningBasis,
    };
}

public sealed record DecisionItemRequest
{
    public required Guid TaskId { get; init; }

    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required AssignmentRole Role { get; init; }

    /// <summary>Why the task is given to the person in spite of warnings. It never lifts what the law blocks.</summary>
    [OptionalText(DecisionConfiguration.ReasonLength)]
    public string? OverrideReason { get; init; }

    internal DecisionItem ToItem() => new()
    {
        TaskId = TaskId,
        PersonCode = PersonCode,
        Role = Role,
        OverrideReason = string.IsNullOrWhiteSpace(OverrideReason) ? null : OverrideReason.Trim(),
    };
}
