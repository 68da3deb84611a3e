using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obstacles;

/// <summary>
/// Sends an obstacle that its holder has had for too long to the level above, one level in each round of its time, with the history and
/// the message that a person's escalation has. At the top it stays: there is nobody above to send it to.
/// </summary>
internal sealed class ObstacleSweep(
    PlanningDbContext db, IPublishEndpoint events, IOptions<ObstacleOptions> options, Texts texts, TimeProvider clock)
{
    private const string By = "workplan";
    private const int AtOnce = 50;

    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    /// <returns>How many went up.</returns>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var heldBefore = today.AddDays(-options.Value.EscalateAfterDays);
        Expression<Func<Obstacle, bool>> isDue = obstacle => obstacle.State == ObstacleState.Open && obstacle.HeldSince < heldBefore
            && db.Units.Any(unit => unit.Code == obstacle.HeldBy && unit.ParentCode != null);
        var escalated = 0;
        while (await db.Obstacles.AnyAsync(isDue, cancellationToken) && await goOn())
            escalated += await EscalateSomeAsync(isDue, today, cancellationToken);
        return escalated;
    }

    private async Task<int> EscalateSomeAsync(Expression<Func<Obstacle, bool>> isDue, DateOnly today, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var some = await db.Obstacles.Include(obstacle => obstacle.Steps).AsSplitQuery().Where(isDue)
            .OrderBy(obstacle => obstacle.Id).Take(AtOnce).ToListAsync(cancellationToken);
        var holders = some.Select(obstacle => obstacle.HeldBy).Distinct().ToList();
        var above = await db.Units.Where(unit => holders.Contains(unit.Code))
            .ToDictionaryAsync(unit => unit.Code, unit => unit.ParentCode, cancellationToken);
        foreach (var obstacle in some)
        {
            var (holder, reason) = (obstacle.HeldBy, texts["Obstacle.HeldTooLong", today.DayNumber - obstacle.HeldSince.DayNumber]);
            obstacle.Escalate(above[holder], reason, today, By);
            await events.Publish(ObstacleMessages.Escalated(obstacle, holder, reason, byAge: true, clock), cancellationToken);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody was quicker with one of them, a person or another instance: what is still due is looked for again.
            some.Clear();
        }
        db.ChangeTracker.Clear();
        return some.Count;
    }
}
