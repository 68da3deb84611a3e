using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>
/// Tells the others of plans that are not issued by their day, once for each day, and takes it back where a plan was given more time or was
/// withdrawn. What was told is noted on the plan in the same transaction, without a new version of it: whoever is drafting it is not disturbed.
/// </summary>
internal sealed class PlanDeadlineSweep(
    PlanningDbContext db, IPublishEndpoint events, IUnitDirectory directory, IOptions<ObligationOptions> options, TimeProvider clock)
{
    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many messages were sent.</returns>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var unissued = db.Plans.IgnoreQueryFilters().AsNoTracking().Where(plan => plan.State != PlanState.Issued && plan.State != PlanState.Closed);
        var overdue = unissued.Where(plan => plan.State != PlanState.Withdrawn && plan.DueOn < today
            && (plan.OverdueToldOf == null || plan.OverdueToldOf != plan.DueOn));
        var lifted = unissued.Where(plan => plan.OverdueToldOf != null
            && (plan.State == PlanState.Withdrawn || plan.DueOn == null || plan.DueOn >= today));
        return await TellAsync(lifted, isOverdue: false, goOn, cancellationToken) + await TellAsync(overdue, isOverdue: true, goOn, cancellationToken);
    }

    private async Task<int> TellAsync(IQueryable<Plan> plans, bool isOverdue, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var told = 0;
        // Looked for without the writer's lock first: mostly there is nothing.
        while (await plans.AnyAsync(cancellationToken) && await goOn())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var chunk = await plans.OrderBy(plan => plan.Id).Take(options.Value.SweepChunk).ToListAsync(cancellationToken);
            var tree = await directory.GetAsync(cancellationToken);
            foreach (var plan in chunk)
                await events.Publish(PlanMessages.Overdue(plan, tree.Ancestors(plan.UnitCode).FirstOrDefault(), isOverdue, clock), cancellationToken);
            var ids = chunk.ConvertAll(plan => plan.Id);
            await db.Plans.IgnoreQueryFilters().Where(plan => ids.Contains(plan.Id)).ExecuteUpdateAsync(
                change => change.SetProperty(plan => plan.OverdueToldOf, plan => isOverdue ? plan.DueOn : null), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            told += chunk.Count;
        }
        return told;
    }
}
