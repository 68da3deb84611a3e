namespace WorkPlan.Inspections.Campaigns;

public enum InspectionMode
{
    /// <summary>A team visits the unit.</summary>
    Direct,

    /// <summary>The unit inspects itself and reports.</summary>
    Self,
}

/// <summary>A unit of a campaign and the mode it is inspected in.</summary>
internal sealed class CampaignUnit(string unitCode, string unitName, InspectionMode mode)
{
    public string UnitCode { get; private init; } = unitCode;

    /// <summary>Its name on the campaign's day.</summary>
    public string UnitName { get; private init; } = unitName;

    public InspectionMode Mode { get; private set; } = mode;

    /// <summary>When a self-inspecting unit was escalated to a direct inspection; null when it was not.</summary>
    public DateOnly? EscalatedOn { get; private set; }

    public string? EscalationReason { get; private set; }

    public string? EscalatedBy { get; private set; }

    internal void Escalate(DateOnly on, string reason, string by) =>
        (Mode, EscalatedOn, EscalationReason, EscalatedBy) = (InspectionMode.Direct, on, reason, by);
}
