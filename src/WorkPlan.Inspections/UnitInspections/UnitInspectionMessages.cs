namespace WorkPlan.Inspections.UnitInspections;

internal static class UnitInspectionMessages
{
    /// <summary>Everything that is told about one unit's inspection comes in this order.</summary>
    public static string StreamKey(UnitInspection inspection) => $"unit-inspection:{inspection.Id}";
}
