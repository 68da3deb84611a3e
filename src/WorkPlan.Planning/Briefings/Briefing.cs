using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

public enum BriefingKind
{
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>Giao ban: a unit's weekly, monthly or quarterly briefing, with its minutes.</summary>
internal sealed class Briefing : IVersioned
{
    private Briefing()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public BriefingKind Kind { get; private init; }

    public DateOnly HeldOn { get; private init; }

    public string ChairedBy { get; private set; } = "";

    public string Minutes { get; private set; } = "";

    public long Version { get; private set; }

    public static Briefing Hold(string unitCode, BriefingKind kind, DateOnly heldOn, string chairedBy, string minutes, DateOnly today, PeriodCalendar calendar)
    {
        if (heldOn > today)
            throw BriefingRules.HeldInFuture(heldOn);
        var briefing = new Briefing
        {
            UnitCode = unitCode,
            WorkYear = calendar.Containing(heldOn).Year,
            Kind = kind,
            HeldOn = heldOn,
        };
        briefing.Minute(chairedBy, minutes);
        return briefing;
    }

    public void Minute(string chairedBy, string minutes)
    {
        ChairedBy = VietnameseText.Clean(chairedBy);
        Minutes = VietnameseText.Normalize(minutes);
    }
}
