using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Transfers;

public sealed record TransferPersonRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string ToUnitCode { get; init; }

    /// <summary>The first day in the new unit; a day that has passed takes effect at once.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public TransferKind Kind { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }
}

public sealed record CancelTransferRequest
{
    [Text(TransferConfiguration.ReasonLength)]
    public required string Reason { get; init; }
}

/// <summary>Biệt phái: a share of somebody's working time for another unit, for a time.</summary>
public sealed record SecondPersonRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day; three years after the first at the latest.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Of the working time, in percent.</summary>
    [Between(1, 100)]
    public required int SharePercent { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }
}

internal sealed record TransferView(
    Guid Id, string PersonCode, string FromUnitCode, string ToUnitCode, DateOnly EffectiveOn, TransferKind Kind, string DecisionNumber,
    TransferState State, string? CancelReason, Guid? HandOverId)
{
    public static TransferView Of(PersonTransfer transfer, Guid? handOverId) => new(
        transfer.Id, transfer.PersonCode, transfer.FromUnitCode, transfer.ToUnitCode, transfer.EffectiveOn, transfer.Kind,
        transfer.DecisionNumber, transfer.State, transfer.CancelReason, handOverId);
}
