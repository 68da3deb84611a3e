using System.Linq.Expressions;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

internal sealed record UnitView(
    string Code, string Name, string? Seat, OrgLevel Level, OrgUnitType Type, string? ParentCode, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public static readonly Expression<Func<OrgUnit, UnitView>> Projection = unit =>
        new UnitView(unit.Code, unit.Name, unit.Seat, unit.Level, unit.Type, unit.ParentCode, unit.ValidFrom, unit.ValidTo);

    /// <summary>What to show where units of one name stand side by side: code, seat and days tell them apart.</summary>
    public string Label => Seat is null
        ? $"{Name} ({Code}, {new Validity(ValidFrom, ValidTo)})"
        : $"{Name} ({Code}, {Seat}, {new Validity(ValidFrom, ValidTo)})";

    public static UnitView Of(OrgUnit unit) =>
        new(unit.Code, unit.Name, unit.Seat, unit.Level, unit.Type, unit.ParentCode, unit.ValidFrom, unit.ValidTo);
}

/// <summary>What is needed to choose a unit, or to call one by its name.</summary>
/// <param name="ValidTo">Its last day; null while none is set.</param>
internal sealed record UnitNameView(
    string Code, string Name, OrgLevel Level, OrgUnitType Type, string? ParentCode, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>A unit and, inside it, the units that stand below it.</summary>
internal sealed record UnitTreeView(string Code, string Name, OrgLevel Level, OrgUnitType Type, IReadOnlyList<UnitTreeView> Units);
