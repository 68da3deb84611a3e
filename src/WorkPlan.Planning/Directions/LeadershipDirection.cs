using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Directions;

/// <summary>An oral direction of a leader: a source of work as much as a numbered document, traced to what it became in the plans.</summary>
internal sealed class LeadershipDirection : IVersioned
{
    private readonly List<DirectionAddressee> _addressees = [];
    private readonly List<DirectionUptake> _uptakes = [];

    private LeadershipDirection()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The unit whose leadership gave it.</summary>
    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string GivenBy { get; private init; } = "";

    public DateOnly GivenOn { get; private init; }

    public string Occasion { get; private init; } = "";

    /// <summary>The briefing at which it was given, where it is recorded.</summary>
    public Guid? BriefingId { get; private init; }

    /// <summary>The thematic session whose conclusion it is, and the number of the conclusion.</summary>
    public Guid? SessionId { get; private init; }

    public int? Conclusion { get; private init; }

    public string Text { get; private init; } = "";

    public string SearchKey { get; private init; } = "";

    public long Version { get; private set; }

    public IReadOnlyList<DirectionAddressee> Addressees => _addressees;

    public IReadOnlyList<DirectionUptake> Uptakes => _uptakes;

    public static LeadershipDirection Give(RecordDirectionRequest request, IEnumerable<string> addressees, DateOnly today, PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.GivenOn > today)
            throw DirectionRules.GivenInFuture(request.GivenOn);
        var direction = new LeadershipDirection
        {
            UnitCode = request.UnitCode,
            WorkYear = request.WorkYear ?? calendar.Containing(request.GivenOn).Year,
            GivenBy = VietnameseText.Clean(request.GivenBy),
            GivenOn = request.GivenOn,
            Occasion = VietnameseText.Clean(request.Occasion),
            BriefingId = request.BriefingId,
            SessionId = request.SessionId,
            Conclusion = request.Conclusion,
            Text = VietnameseText.Normalize(request.Text),
            SearchKey = VietnameseText.SearchKey($"{request.GivenBy} {request.Occasion} {request.Text}"),
        };
        direction._addressees.AddRange(addressees.Distinct().Select(unitCode => new DirectionAddressee(direction.Id, unitCode)));
        return direction;
    }

    /// <summary>Tiếp thu: an addressed unit says which item of its plan the direction became.</summary>
    public DirectionUptake TakeUp(string unitCode, Guid planId, Guid? planTaskId, string how, DateOnly on, string by)
    {
        if (_addressees.All(addressee => addressee.UnitCode != unitCode))
            throw DirectionRules.NotAddressed(unitCode);
        if (on < GivenOn)
            throw DirectionRules.TakenUpBeforeGiven(on, GivenOn);
        if (_uptakes.Any(uptake => uptake.PlanId == planId && uptake.PlanTaskId == planTaskId))
            throw DirectionRules.AlreadyTakenUp();
        var uptake = new DirectionUptake(Id, unitCode, planId, planTaskId, VietnameseText.Clean(how), on, by);
        _uptakes.Add(uptake);
        return uptake;
    }
}

/// <summary>A unit that a direction is meant for.</summary>
internal sealed class DirectionAddressee(Guid directionId, string unitCode)
{
    public Guid DirectionId { get; private init; } = directionId;

    public string UnitCode { get; private init; } = unitCode;
}

/// <summary>What a direction became in a unit's plan: one of its tasks, or the plan as a whole.</summary>
internal sealed class DirectionUptake(Guid directionId, string unitCode, Guid planId, Guid? planTaskId, string how, DateOnly takenUpOn, string takenUpBy)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DirectionId { get; private init; } = directionId;

    public string UnitCode { get; private init; } = unitCode;

    public Guid PlanId { get; private init; } = planId;

    public Guid? PlanTaskId { get; private init; } = planTaskId;

    public string How { get; private init; } = how;

    public DateOnly TakenUpOn { get; private init; } = takenUpOn;

    public string TakenUpBy { get; private init; } = takenUpBy;
}
