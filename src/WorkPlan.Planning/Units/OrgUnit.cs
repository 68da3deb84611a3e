using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

/// <summary>A unit of the sector, from the day it began to the day it was closed. What happened in it stays with it.</summary>
internal sealed class OrgUnit : IVersioned
{
    private OrgUnit()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Where it sits: what tells units of one name apart, besides their days.</summary>
    public string? Seat { get; private set; }

    public string SearchKey { get; private set; } = "";

    public OrgLevel Level { get; private set; }

    public OrgUnitType Type { get; private set; }

    public string? ParentCode { get; private set; }

    public DateOnly ValidFrom { get; private init; }

    public DateOnly? ValidTo { get; private set; }

    public long Version { get; private set; }

    public static OrgUnit Create(string code, string name, OrgLevel level, OrgUnitType type, OrgUnit? parent, Validity validity, string? seat = null)
    {
        var unit = new OrgUnit { Code = code, Level = level, Type = type, ValidFrom = validity.From, ValidTo = validity.To };
        unit.Rename(name, seat);
        if (parent is not null)
            unit.MoveUnder(parent, validity.From);
        return unit;
    }

    public bool IsInForce(DateOnly asOf) => new Validity(ValidFrom, ValidTo).IsInForce(asOf);

    public void Rename(string name, string? seat)
    {
        Name = VietnameseText.Clean(name);
        Seat = string.IsNullOrWhiteSpace(seat) ? null : VietnameseText.Clean(seat);
        SearchKey = VietnameseText.SearchKey($"{Code} {Name} {Seat}");
    }

    public void Become(OrgLevel level, OrgUnitType type) => (Level, Type) = (level, type);

    /// <summary>Whether the parent stands below this unit is for the caller to know: the unit sees no tree.</summary>
    public void MoveUnder(OrgUnit parent, DateOnly on)
    {
        if (!parent.IsInForce(on))
            throw UnitRules.ParentNotInForce(parent.Code, on);
        ParentCode = parent.Code;
    }

    public void DemandNotClosed(DateOnly today)
    {
        if (ValidTo < today)
            throw UnitRules.AlreadyClosed(Code, ValidTo.Value);
    }

    public void CloseOn(DateOnly lastDay)
    {
        if (ValidTo <= lastDay)
            throw UnitRules.AlreadyClosed(Code, ValidTo.Value);
        ValidTo = new Validity(ValidFrom, lastDay).To;
    }
}
