namespace WorkPlan.Inspections.Campaigns;

public enum InspectionMode
{
    /// <summary>A team visits the unit.</summary>
    Direct,

    /// <summary>The unit inspects itself and reports.</summary>
    Self,
}

public enum UnitEventKind
{
    Escalated,
    Postponed,
    HandedOver,
}

/// <summary>Something that changed how a unit is inspected, and why; it is kept for good.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="On">The day on which it took effect.</param>
/// <param name="Reason">Why; for a hand-over the decision that closed the unit.</param>
/// <param name="By">The account; null when a message of planning did it.</param>
/// <param name="From">What held before: the mode, the first day of the visit, or the unit that answered.</param>
/// <param name="To">What holds since.</param>
public sealed record UnitEvent(UnitEventKind Kind, DateOnly On, string Reason, string? By, string? From, string? To);

/// <summary>A unit of a campaign and the mode it is inspected in.</summary>
internal sealed class CampaignUnit(string unitCode, string unitName, InspectionMode mode)
{
    public string UnitCode { get; private init; } = unitCode;

    /// <summary>Its name on the campaign's day.</summary>
    public string UnitName { get; private init; } = unitName;

    public InspectionMode Mode { get; private set; } = mode;

    /// <summary>The unit that answers since the inspected one was closed; null while that is the inspected one itself.</summary>
    public string? HandedOverTo { get; private set; }

    /// <summary>Who answers the checklist, explains and signs now.</summary>
    public string ResponsibleUnitCode => HandedOverTo ?? UnitCode;

    /// <summary>When the unit is visited, where that is not the campaign's whole fieldwork.</summary>
    public DateOnly? VisitFrom { get; private set; }

    public DateOnly? VisitTo { get; private set; }

    /// <summary>When a self-inspecting unit was escalated to a direct inspection; null when it was not.</summary>
    public DateOnly? EscalatedOn { get; private set; }

    public string? EscalationReason { get; private set; }

    public string? EscalatedBy { get; private set; }

    /// <summary>Escalation, postponements and hand-overs, oldest first.</summary>
    public List<UnitEvent> History { get; private set; } = [];

    internal void Escalate(DateOnly on, string reason, string by)
    {
        (Mode, EscalatedOn, EscalationReason, EscalatedBy) = (InspectionMode.Direct, on, reason, by);
        Keep(new UnitEvent(UnitEventKind.Escalated, on, reason, by, InspectionMode.Self.Named(), InspectionMode.Direct.Named()));
    }

    internal void Postpone(UnitEvent postponed, DateOnly from, DateOnly to)
    {
        (VisitFrom, VisitTo) = (from, to);
        Keep(postponed);
    }

    internal bool HandOver(string from, string to, DateOnly on, string legalBasis)
    {
        if (ResponsibleUnitCode != from)
            return false;
        HandedOverTo = to;
        Keep(new UnitEvent(UnitEventKind.HandedOver, on, legalBasis, null, from, to));
        return true;
    }

    private void Keep(UnitEvent happened) => History = [.. History, happened];
}
