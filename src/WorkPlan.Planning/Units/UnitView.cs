using System.Linq.Expressions;

namespace WorkPlan.Planning.Units;

internal sealed record UnitView(
    string Code, string Name, OrgLevel Level, OrgUnitType Type, string? ParentCode, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static readonly Expression<Func<OrgUnit, UnitView>> Projection = unit =>
        new UnitView(unit.Code, unit.Name, unit.Level, unit.Type, unit.ParentCode, unit.ValidFrom, unit.ValidTo);

    public static UnitView Of(OrgUnit unit) =>
        new(unit.Code, unit.Name, unit.Level, unit.Type, unit.ParentCode, unit.ValidFrom, unit.ValidTo);
}

/// <summary>A unit and, inside it, the units that stand below it.</summary>
internal sealed record UnitTreeView(string Code, string Name, OrgLevel Level, OrgUnitType Type, IReadOnlyList<UnitTreeView> Units);
