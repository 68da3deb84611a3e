using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Assignments.Transfers;

/// <summary>Điều động, luân chuyển, bổ nhiệm: for which reason somebody goes to another unit for good.</summary>
public enum TransferKind
{
    Transfer,
    Rotation,
    Appointment,
}

public enum TransferState
{
    /// <summary>Recorded; its day has not come.</summary>
    Planned,
    InEffect,
    Cancelled,
}

/// <summary>A decision by which somebody leaves a unit and enters another one, at local midnight of a day.</summary>
internal sealed class PersonTransfer : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    public required string FromUnitCode { get; init; }

    public required string ToUnitCode { get; init; }

    /// <summary>The first day in the new unit.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required TransferKind Kind { get; init; }

    public required string DecisionNumber { get; init; }

    public TransferState State { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>The last day in the old unit.</summary>
    public DateOnly LastDay => EffectiveOn.AddDays(-1);

    public void TakeEffect()
    {
        DemandPlanned();
        State = TransferState.InEffect;
    }

    public void Cancel(string reason, DateOnly today)
    {
        DemandPlanned();
        // Its midnight has passed; that nobody has taken note yet changes nothing.
        if (EffectiveOn <= today)
            throw TransferRules.InEffect(EffectiveOn);
        State = TransferState.Cancelled;
        CancelReason = reason;
    }

    public PersonTransferred Transferred(Person person, Guid handOverId, int openTasks, TimeProvider clock) => new()
    {
        StreamKey = $"transfer:{Id}",
        Version = this.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        TransferId = Id,
        PersonCode = PersonCode,
        FullName = person.FullName,
        FromUnitCode = FromUnitCode,
        ToUnitCode = ToUnitCode,
        EffectiveOn = EffectiveOn,
        Kind = PersonMessages.WireName(Kind),
        HandOverId = handOverId,
        OpenTasks = openTasks,
    };

    private void DemandPlanned()
    {
        if (State == TransferState.InEffect)
            throw TransferRules.InEffect(EffectiveOn);
        if (State == TransferState.Cancelled)
            throw TransferRules.Cancelled();
    }
}
