using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

/// <summary>Khó khăn, vướng mắc: raised by a unit, held by whoever has to remove it, older every day until it is resolved.</summary>
internal sealed class Obstacle : IVersioned
{
    private readonly List<ObstacleStep> _steps = [];

    private Obstacle()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The unit that it stands in the way of.</summary>
    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string RaisedBy { get; private init; } = "";

    public DateOnly RaisedOn { get; private init; }

    public string Text { get; private set; } = "";

    public string SearchKey { get; private set; } = "";

    public ObstacleSubject About { get; private set; } = new();

    /// <summary>The unit that has to remove it now: the raising one until it is escalated.</summary>
    public string HeldBy { get; private set; } = "";

    /// <summary>Since when that unit has had to: from here its time runs until the obstacle goes up by itself.</summary>
    public DateOnly HeldSince { get; private set; }

    public ObstacleState State { get; private set; }

    public DateOnly? ResolvedOn { get; private set; }

    public string? ResolvedBy { get; private set; }

    public string? Resolution { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<ObstacleStep> Steps => _steps;

    /// <summary>Its words, short enough for a list or a message.</summary>
    public string Summary => Text.Length <= ObstacleLimits.Summary ? Text : $"{Text[..(ObstacleLimits.Summary - 1)]}…";

    public static Obstacle Raise(
        string unitCode, string raisedBy, DateOnly raisedOn, string text, ObstacleSubject about, DateOnly today, PeriodCalendar calendar)
    {
        if (raisedOn > today)
            throw ObstacleRules.InFuture(raisedOn);
        var obstacle = new Obstacle
        {
            UnitCode = unitCode,
            WorkYear = calendar.Containing(raisedOn).Year,
            RaisedBy = VietnameseText.Clean(raisedBy),
            RaisedOn = raisedOn,
            HeldBy = unitCode,
            HeldSince = raisedOn,
        };
        obstacle.Tell(text, about);
        obstacle.Step(ObstacleStepKind.Raised, unitCode, raisedOn, obstacle.RaisedBy, null);
        return obstacle;
    }

    public void Tell(string text, ObstacleSubject about)
    {
        DemandOpen();
        Text = VietnameseText.Normalize(text);
        SearchKey = VietnameseText.SearchKey(text);
        About = about;
    }

    /// <summary>Hands it to the level above, which the history keeps.</summary>
    public void Escalate(string? toUnit, string reason, DateOnly on, string by)
    {
        DemandOpen();
        (HeldBy, HeldSince) = (toUnit ?? throw ObstacleRules.NobodyAbove(HeldBy), on);
        Step(ObstacleStepKind.Escalated, HeldBy, on, by, reason);
    }

    /// <summary>Bàn giao: its holder was closed, and the successor has the time that every holder has.</summary>
    public void HandOverTo(string unitCode, DateOnly on, string by, string note)
    {
        DemandOpen();
        (HeldBy, HeldSince) = (unitCode, on);
        Step(ObstacleStepKind.HandedOver, unitCode, on, by, note);
    }

    public void Resolve(string resolution, DateOnly on, DateOnly today, string by)
    {
        DemandOpen();
        if (on > today)
            throw ObstacleRules.InFuture(on);
        if (on < RaisedOn)
            throw ObstacleRules.ResolvedBeforeRaised(on, RaisedOn);
        (State, ResolvedOn, ResolvedBy, Resolution) = (ObstacleState.Resolved, on, by, VietnameseText.Normalize(resolution));
        Step(ObstacleStepKind.Resolved, HeldBy, on, by, Resolution);
    }

    /// <summary>It stands in the way again: with its first day, so that its age tells the truth. Its holder has its time anew.</summary>
    public void Reopen(string reason, DateOnly on, string by)
    {
        if (State != ObstacleState.Resolved)
            throw ObstacleRules.NotResolved();
        (State, ResolvedOn, ResolvedBy, Resolution) = (ObstacleState.Open, null, null, null);
        HeldSince = on;
        Step(ObstacleStepKind.Reopened, HeldBy, on, by, reason);
    }

    private void DemandOpen()
    {
        if (State != ObstacleState.Open)
            throw ObstacleRules.AlreadyResolved(ResolvedOn!.Value);
    }

    private void Step(ObstacleStepKind kind, string unitCode, DateOnly on, string by, string? note) =>
        _steps.Add(new ObstacleStep(Id, _steps.Count + 1, kind, unitCode, on, by, note));
}

/// <summary>What an obstacle stands in the way of; all of it can be left out.</summary>
internal sealed record ObstacleSubject(Guid? PlanId = null, Guid? TaskId = null, string? TargetCode = null, string? FieldCode = null);

public enum ObstacleState
{
    Open,
    Resolved,
}

public enum ObstacleStepKind
{
    Raised,
    Escalated,
    Resolved,
    Reopened,
    HandedOver,
}

/// <summary>How old an open obstacle is, in words.</summary>
public enum ObstacleAge
{
    Fresh,
    Ageing,
    Overdue,
}

/// <summary>One line of an obstacle's history.</summary>
internal sealed class ObstacleStep(Guid obstacleId, int number, ObstacleStepKind kind, string unitCode, DateOnly takenOn, string takenBy, string? note)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid ObstacleId { get; private init; } = obstacleId;

    public int Number { get; private init; } = number;

    public ObstacleStepKind Kind { get; private init; } = kind;

    public string UnitCode { get; private init; } = unitCode;

    public DateOnly TakenOn { get; private init; } = takenOn;

    public string TakenBy { get; private init; } = takenBy;

    public string? Note { get; private init; } = note;
}
