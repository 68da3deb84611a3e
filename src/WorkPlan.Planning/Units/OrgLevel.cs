namespace WorkPlan.Planning.Units;

public enum OrgLevel
{
    Supreme,
    High,
    Province,
    District,
    Region,
}

public enum OrgUnitType
{
    Procuracy,

    /// <summary>A department of the Supreme Procuracy.</summary>
    Department,

    /// <summary>A division of a provincial procuracy.</summary>
    Division,

    Office,

    /// <summary>A work section of a unit that has no divisions.</summary>
    Section,
}
