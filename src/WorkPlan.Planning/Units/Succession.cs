namespace WorkPlan.Planning.Units;

/// <summary>
/// Which units took over from which, since when, by which document, and in what proportion. Never changed: it happened. Only that it
/// took effect is noted, once.
/// </summary>
internal sealed class Succession
{
    private Succession()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public SuccessionKind Kind { get; private init; }

    public DateOnly EffectiveOn { get; private init; }

    public string LegalBasis { get; private init; } = "";

    /// <summary>When what was open was handed over; null until local midnight of the day it takes effect.</summary>
    public DateTimeOffset? TookEffectAt { get; private set; }

    /// <summary>
    /// When the other services were told that it took effect; null where that was before all of them listened, and they are told once more.
    /// </summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public List<SuccessionUnit> Units { get; private init; } = [];

    /// <summary>
    /// Restated figures multiply a predecessor's counts by its shares. Of a closed unit they add up to 10 000; a transfer without
    /// shares moves no figures.
    /// </summary>
    public List<SuccessionShare> Shares { get; private init; } = [];

    public bool ClosesPredecessors => Kind != SuccessionKind.Transfer;

    public IEnumerable<string> Predecessors => CodesOf(SuccessionRole.Predecessor);

    public IEnumerable<string> Successors => CodesOf(SuccessionRole.Successor);

    public static Succession Record(
        SuccessionKind kind, IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors,
        IReadOnlyCollection<StatedShare> apportionment, DateOnly effectiveOn, string legalBasis, SuccessionGraph earlier)
    {
        var fits = kind switch
        {
            SuccessionKind.Merge => predecessors.Count > 1,
            SuccessionKind.Split => predecessors.Count == 1 && successors.Count > 1,
            SuccessionKind.Rename => predecessors.Count == 1 && successors.Count == 1,
            SuccessionKind.Absorb => successors.Count == 1,
            _ => true,
        };
        if (!fits)
            throw UnitRules.WrongNumberOfUnits(kind);
        if (predecessors.Intersect(successors).FirstOrDefault() is { } both)
            throw UnitRules.SucceedsItself(both.Code);
        if (successors.FirstOrDefault(unit => !unit.IsInForce(effectiveOn)) is { } notInForce)
            throw UnitRules.SuccessorNotInForce(notInForce.Code, effectiveOn);
        var lastDay = effectiveOn.AddDays(-1);
        if (predecessors.FirstOrDefault(unit => unit.ValidFrom > lastDay) is { } tooYoung)
            throw UnitRules.PredecessorNotInForce(tooYoung.Code, lastDay);
        earlier.DemandNoCycle(predecessors, successors);
        var shares = Apportionment.Of(kind, predecessors, successors, apportionment);
        if (kind != SuccessionKind.Transfer)
        {
            foreach (var unit in predecessors)
            {
                if (earlier.ClosedBy(unit.Code) is { } on)
                    throw UnitRules.AlreadySucceeded(unit.Code, on);
                // It may have been closed on that very day already, by the decision that this one follows.
                if (unit.ValidTo != lastDay)
                    unit.CloseOn(lastDay);
            }
        }
        return new Succession
        {
            Kind = kind,
            EffectiveOn = effectiveOn,
            LegalBasis = legalBasis,
            Shares = shares,
            Units =
            [
                .. predecessors.Select(unit => new SuccessionUnit { UnitCode = unit.Code, Role = SuccessionRole.Predecessor }),
                .. successors.Select(unit => new SuccessionUnit { UnitCode = unit.Code, Role = SuccessionRole.Successor }),
            ],
        };
    }

    /// <summary>Who goes on with what cannot be divided: the successor with the largest share, of equals the first by code.</summary>
    public string HeirOf(string predecessor) => Shares.Where(share => share.PredecessorCode == predecessor)
        .OrderByDescending(share => share.BasisPoints).ThenBy(share => share.SuccessorCode, StringComparer.Ordinal).First().SuccessorCode;

    public void TakeEffect(DateTimeOffset at) => TookEffectAt ??= at;

    public void Tell(DateTimeOffset at) => ToldAt = at;

    private IEnumerable<string> CodesOf(SuccessionRole role) =>
        Units.Where(unit => unit.Role == role).Select(unit => unit.UnitCode).Order(StringComparer.Ordinal);
}

internal enum SuccessionRole
{
    Predecessor,
    Successor,
}

internal sealed class SuccessionUnit
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string UnitCode { get; init; }

    public required SuccessionRole Role { get; init; }
}
