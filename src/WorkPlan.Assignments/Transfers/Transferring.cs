using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.HandOvers;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Transfers;

/// <summary>
/// Records transfers, takes them back, and brings them into effect. Recording sets all days: the service and what is held end on the last
/// day, so that midnight finds everything in place; taking effect tells the others and closes the individual plan.
/// </summary>
internal sealed class Transferring(AssignmentsDbContext db, IPublishEndpoint events, TimeProvider clock)
{
    public async Task<HandOver> RecordAsync(PersonTransfer transfer, Person person, CancellationToken cancellationToken)
    {
        person.PlanMove(transfer.ToUnitCode, transfer.EffectiveOn);
        var handOver = HandOver.Open(transfer);
        await EndResponsibilitiesAsync(transfer, handOver, cancellationToken);
        db.Transfers.Add(transfer);
        db.HandOvers.Add(handOver);
        if (transfer.EffectiveOn <= VietnamTime.Today(clock))
            await TakeEffectAsync(transfer, person, handOver, cancellationToken);
        return handOver;
    }

    public async Task CancelAsync(PersonTransfer transfer, Person person, string reason, CancellationToken cancellationToken)
    {
        transfer.Cancel(reason, VietnamTime.Today(clock));
        person.GiveUpMove();
        var handOver = await db.HandOvers.AsSplitQuery().SingleAsync(known => known.TransferId == transfer.Id, cancellationToken);
        handOver.Void();
        var ids = handOver.Tasks.Select(held => held.TaskId).ToList();
        var known = await db.Responsibilities
            .Where(one => (ids.Contains(one.TaskId) || (one.PersonCode == transfer.PersonCode && one.UnitCode == transfer.FromUnitCode))
                && (one.To == null || one.To >= transfer.LastDay))
            .ToListAsync(cancellationToken);
        foreach (var held in handOver.Tasks)
        {
            // Whoever was decided on meanwhile keeps the task.
            if (known.Exists(one => one.TaskId == held.TaskId && one.DecisionId != held.DecisionId && one.From >= transfer.EffectiveOn))
                continue;
            if (known.Find(one => one.Id == held.ResponsibilityId) is { } ended)
                ended.GoOnUntil(held.UntilBefore);
            else if (held.From >= transfer.EffectiveOn)
                db.Responsibilities.Add(held.AsItWas(transfer));
        }
        // What was given to the person meanwhile ended with the last day because of the transfer alone.
        var before = handOver.Tasks.Select(held => held.ResponsibilityId).ToHashSet();
        foreach (var later in known.Where(one => one.PersonCode == transfer.PersonCode && one.To == transfer.LastDay && !before.Contains(one.Id)))
            later.GoOnUntil(person.ServesTo);
    }

    /// <summary>Every transfer whose midnight has passed, one transaction each; what another instance did first is done.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var due = db.Transfers.Where(transfer => transfer.State == TransferState.Planned && transfer.EffectiveOn <= today);
        while (await due.OrderBy(transfer => transfer.EffectiveOn).ThenBy(transfer => transfer.Id).FirstOrDefaultAsync(cancellationToken) is { } transfer)
        {
            var person = await db.People.AsSplitQuery().SingleAsync(known => known.Code == transfer.PersonCode, cancellationToken);
            var handOver = await db.HandOvers.AsSplitQuery().SingleAsync(known => known.TransferId == transfer.Id, cancellationToken);
            await TakeEffectAsync(transfer, person, handOver, cancellationToken);
            db.Touch(person);
            await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private async Task TakeEffectAsync(PersonTransfer transfer, Person person, HandOver handOver, CancellationToken cancellationToken)
    {
        person.TakeUpMove();
        await IncludeLaterAsync(transfer, handOver, cancellationToken);
        var year = WorkYear.Containing(transfer.EffectiveOn).Year;
        var plans = await db.IndividualPlans
            .Where(plan => plan.PersonCode == person.Code && plan.UnitCode == transfer.FromUnitCode && plan.WorkYear >= year && plan.EndedOn == null)
            .ToListAsync(cancellationToken);
        plans.ForEach(plan => plan.End(transfer.LastDay));
        await events.Publish(transfer.Transferred(person, handOver.Id, handOver.Tasks.Count, clock), cancellationToken);
        transfer.TakeEffect();
    }

    /// <summary>What the person holds in the unit ends with the last day; what would have begun later does not begin.</summary>
    private async Task EndResponsibilitiesAsync(PersonTransfer transfer, HandOver handOver, CancellationToken cancellationToken)
    {
        var rows = await (
            from held in db.Responsibilities
            where held.PersonCode == transfer.PersonCode && held.UnitCode == transfer.FromUnitCode
                && (held.To == null || held.To >= transfer.EffectiveOn)
            join task in db.Tasks on held.TaskId equals task.Id
            orderby task.DueOn, task.Id
            select new { Held = held, Task = task }).ToListAsync(cancellationToken);
        // A decision that is issued at the same moment meets this one at the version of the task.
        foreach (var task in rows.Where(row => row.Task.IsActive).Select(row => row.Task))
            db.Touch(task);
        foreach (var row in rows)
        {
            if (row.Task.State is WorkTaskState.Open or WorkTaskState.InProgress)
                handOver.Include(row.Held, row.Task);
            if (row.Held.From >= transfer.EffectiveOn)
                db.Responsibilities.Remove(row.Held);
            else
                row.Held.EndOn(transfer.LastDay);
        }
    }

    /// <summary>
    /// What was given to the person after the transfer was recorded: it ended with the last day by itself, and where it did not, it does now.
    /// </summary>
    private async Task IncludeLaterAsync(PersonTransfer transfer, HandOver handOver, CancellationToken cancellationToken)
    {
        if (db.Entry(handOver).State == EntityState.Added)
            return;
        var rows = await (
            from held in db.Responsibilities
            where held.PersonCode == transfer.PersonCode && held.UnitCode == transfer.FromUnitCode && (held.To == null || held.To >= transfer.LastDay)
            join task in db.Tasks on held.TaskId equals task.Id
            orderby task.DueOn, task.Id
            select new { Held = held, Task = task }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (row.Task.IsInWork)
                handOver.Include(row.Held, row.Task);
            if (row.Held.From >= transfer.EffectiveOn)
                db.Responsibilities.Remove(row.Held);
            else
                row.Held.EndOn(transfer.LastDay);
        }
        db.Touch(handOver);
    }

    public async Task<PersonTransfer> FindAsync(string personCode, Guid id, CancellationToken cancellationToken) =>
        await db.Transfers.SingleOrDefaultAsync(transfer => transfer.Id == id && transfer.PersonCode == personCode, cancellationToken)
        ?? throw new NotFoundException();
}
