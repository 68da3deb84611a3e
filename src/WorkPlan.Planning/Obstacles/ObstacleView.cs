namespace WorkPlan.Planning.Obstacles;

/// <param name="Id">Its id.</param>
/// <param name="UnitCode">The unit that it stands in the way of.</param>
/// <param name="WorkYear">The work year in which it was raised.</param>
/// <param name="Text">What it is.</param>
/// <param name="About">What it stands in the way of.</param>
/// <param name="RaisedBy">Who raised it.</param>
/// <param name="RaisedOn">When.</param>
/// <param name="HeldBy">The unit that has to remove it.</param>
/// <param name="HeldSince">Since when it has had to.</param>
/// <param name="EscalatesOn">The first day on which it goes to the level above by itself, where there is one; null for a resolved one.</param>
/// <param name="State">Open or resolved.</param>
/// <param name="AgeDays">Days from the first to the last day, or to today.</param>
/// <param name="Age">What that means by the thresholds; null for a resolved one.</param>
/// <param name="ResolvedOn">When it was resolved.</param>
/// <param name="ResolvedBy">By whom.</param>
/// <param name="Resolution">How.</param>
/// <param name="History">Raised, escalated, resolved, reopened: with unit, day, person and reason.</param>
internal sealed record ObstacleView(
    Guid Id, string UnitCode, int WorkYear, string Text, ObstacleSubject About, string RaisedBy, DateOnly RaisedOn, string HeldBy,
    DateOnly HeldSince, DateOnly? EscalatesOn, ObstacleState State, int AgeDays, ObstacleAge? Age, DateOnly? ResolvedOn, string? ResolvedBy, string? Resolution,
    IReadOnlyList<ObstacleStepView> History)
{
    public static ObstacleView Of(Obstacle obstacle, ObstacleOptions options, DateOnly today)
    {
        var days = (obstacle.ResolvedOn ?? today).DayNumber - obstacle.RaisedOn.DayNumber;
        return new ObstacleView(
            obstacle.Id, obstacle.UnitCode, obstacle.WorkYear, obstacle.Text, obstacle.About, obstacle.RaisedBy, obstacle.RaisedOn,
            obstacle.HeldBy, obstacle.HeldSince,
            obstacle.State == ObstacleState.Open ? obstacle.HeldSince.AddDays(options.EscalateAfterDays + 1) : null, obstacle.State, days, obstacle.State == ObstacleState.Open ? options.AgeOf(days) : null,
            obstacle.ResolvedOn, obstacle.ResolvedBy, obstacle.Resolution,
            [
                .. obstacle.Steps.OrderBy(step => step.Number)
                    .Select(step => new ObstacleStepView(step.Kind, step.UnitCode, step.TakenOn, step.TakenBy, step.Note)),
            ]);
    }
}

internal sealed record ObstacleStepView(ObstacleStepKind Kind, string UnitCode, DateOnly On, string By, string? Note);

/// <summary>How a unit stands with its obstacles: how many are open, how many too long, and the oldest.</summary>
internal sealed record ObstacleSummary(string UnitCode, int Open, int Ageing, int Overdue, int Resolved, DateOnly? OldestOpenSince);
