namespace WorkPlan.Inspections.UnitInspections;

public enum MinutesParty
{
    Inspector,
    Unit,
}

/// <summary>The minutes of a visit. They count when an inspector and somebody of the unit have both signed.</summary>
public sealed record TwoPartyMinutes(DateOnly HeldOn, string Content, string WrittenBy, Signature? Inspector = null, Signature? Unit = null)
{
    public bool IsSigned => Inspector is not null && Unit is not null;

    /// <summary>When the second party signed; null until both have.</summary>
    internal DateTimeOffset? SignedAt => IsSigned ? Inspector!.SignedAt > Unit!.SignedAt ? Inspector.SignedAt : Unit.SignedAt : null;

    internal TwoPartyMinutes SignedFor(MinutesParty party, Signature signature)
    {
        var (own, other) = party == MinutesParty.Inspector ? (Inspector, Unit) : (Unit, Inspector);
        if (own is not null)
            throw UnitInspectionRules.PartySigned(own.Name);
        if (other?.UserId == signature.UserId)
            throw UnitInspectionRules.SamePersonOnBothSides();
        return party == MinutesParty.Inspector ? this with { Inspector = signature } : this with { Unit = signature };
    }
}

/// <summary>Who signed, and when.</summary>
public sealed record Signature(string UserId, string Name, string? PersonCode, DateTimeOffset SignedAt);
