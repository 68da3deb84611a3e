namespace WorkPlan.Planning.Units;

public enum SuccessionKind
{
    /// <summary>Several units become one.</summary>
    Merge,

    /// <summary>One unit becomes several.</summary>
    Split,

    /// <summary>A unit goes on under another code and name.</summary>
    Rename,

    /// <summary>Units become part of one that was there before.</summary>
    Absorb,

    /// <summary>Tasks or territory pass over, and both units remain.</summary>
    Transfer,
}

/// <summary>Which units took over from which, since when and by which document. Never changed: it happened.</summary>
internal sealed class Succession
{
    private Succession()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public SuccessionKind Kind { get; private init; }

    public DateOnly EffectiveOn { get; private init; }

    public string LegalBasis { get; private init; } = "";

    public List<SuccessionUnit> Units { get; private init; } = [];

    public static Succession Record(
        SuccessionKind kind, IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors,
        DateOnly effectiveOn, string legalBasis)
    {
        var fits = kind switch
        {
            SuccessionKind.Merge => predecessors.Count > 1 && successors.Count == 1,
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
        if (kind != SuccessionKind.Transfer)
        {
            foreach (var unit in predecessors)
                unit.CloseOn(effectiveOn.AddDays(-1));
        }
        return new Succession
        {
            Kind = kind,
            EffectiveOn = effectiveOn,
            LegalBasis = legalBasis,
            Units =
            [
                .. predecessors.Select(unit => new SuccessionUnit { UnitCode = unit.Code, Role = SuccessionRole.Predecessor }),
                .. successors.Select(unit => new SuccessionUnit { UnitCode = unit.Code, Role = SuccessionRole.Successor }),
            ],
        };
    }
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
