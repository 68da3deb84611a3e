using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Briefings;

/// <summary>Up to which day the others have been told how many briefings of a kind a unit should have held, and held.</summary>
internal sealed class BriefingCounting : IVersioned
{
    private BriefingCounting()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public BriefingKind Kind { get; private init; }

    /// <summary>The last day of a week, month or quarter that is over, or of the work year.</summary>
    public DateOnly CountedTo { get; private set; }

    public long Version { get; private set; }

    public static BriefingCounting Of(string unitCode, int workYear, BriefingKind kind) =>
        new() { UnitCode = unitCode, WorkYear = workYear, Kind = kind };

    public void Reach(DateOnly day) => CountedTo = day;
}
