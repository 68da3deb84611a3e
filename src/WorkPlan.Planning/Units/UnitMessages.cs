using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Units;

internal static class UnitMessages
{
    /// <summary>What the unit will be after the save that is being prepared.</summary>
    public static OrgUnitChanged Changed(OrgUnit unit, TimeProvider clock) => new()
    {
        StreamKey = $"unit:{unit.Code}",
        Version = unit.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        Code = unit.Code,
        Name = unit.Name,
        Seat = unit.Seat,
        Level = Camel(unit.Level),
        Type = Camel(unit.Type),
        ParentCode = unit.ParentCode,
        ValidFrom = unit.ValidFrom,
        ValidTo = unit.ValidTo,
    };

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
