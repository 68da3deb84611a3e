using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Extensions;
using WorkPlan.Assignments.HandOvers;
using WorkPlan.Assignments.IndividualPlans;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Transfers;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Units;

/// <summary>
/// Hands over what a closed unit still had: who serves, what is open, who is responsible and by which decision. What was done before the day, and
/// who was responsible then, stays with the unit that did it.
/// </summary>
internal sealed class SuccessionHandOver(
    AssignmentsDbContext db, Transferring transferring, IPublishEndpoint events, TimeProvider clock)
{
    /// <summary>From the unit to its heir, and on to the heir's heir where that one is known already.</summary>
    public async Task FollowAsync(string unitCode, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>();
        for (var at = unitCode; seen.Add(at);)
        {
            var code = at;
            var succession = await db.Successions.Where(known => known.PredecessorCode == code && known.IsHeir)
                .OrderByDescending(known => known.EffectiveOn).FirstOrDefaultAsync(cancellationToken);
            if (succession is null)
                return;
            await HandOverAsync(succession, cancellationToken);
            at = succession.SuccessorCode;
        }
    }

    private async Task HandOverAsync(UnitSuccession succession, CancellationToken cancellationToken)
    {
        var (from, to, on) = (succession.PredecessorCode, succession.SuccessorCode, succession.EffectiveOn);
        await GiveUpMovesBetweenAsync(succession, cancellationToken);
        var people = await PeopleAsync(succession, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var tasks = await TasksAsync(from, to, on, cancellationToken);
        var responsibilities = await ResponsibilitiesAsync(from, to, on, cancellationToken);
        await PlansAsync(from, to, on, cancellationToken);
        await AdoptionsAsync(from, to, on, cancellationToken);
        await RecordsAsync(from, to, on, cancellationToken);
        succession.HandedOver(people, tasks, responsibilities, await DraftsAsync(from, to, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Somebody who was to go from one of the two units to the other stays where he will be anyway.</summary>
    private async Task GiveUpMovesBetweenAsync(UnitSuccession succession, CancellationToken cancellationToken)
    {
        var (from, to, today) = (succession.PredecessorCode, succession.SuccessorCode, VietnamTime.Today(clock));
        var planned = await db.Transfers
            .Where(transfer => transfer.State == TransferState.Planned && transfer.EffectiveOn > today
                && ((transfer.FromUnitCode == from && transfer.ToUnitCode == to) || (transfer.FromUnitCode == to && transfer.ToUnitCode == from)))
            .OrderBy(transfer => transfer.Id).ToListAsync(cancellationToken);
        foreach (var transfer in planned)
        {
            var person = await db.People.AsSplitQuery().SingleAsync(known => known.Code == transfer.PersonCode, cancellationToken);
            await transferring.CancelAsync(transfer, person, succession.LegalBasis, cancellationToken);
            db.Touch(person);
        }
        await db.SaveChangesAsync(cancellationToken);
        await db.Transfers.Where(transfer => transfer.State == TransferState.Planned && transfer.FromUnitCode == from && transfer.EffectiveOn > today)
            .ExecuteUpdateAsync(update => update.SetProperty(transfer => transfer.FromUnitCode, to)
                .SetProperty(transfer => transfer.Version, transfer => transfer.Version + 1), cancellationToken);
        await db.Transfers.Where(transfer => transfer.State == TransferState.Planned && transfer.ToUnitCode == from)
            .ExecuteUpdateAsync(update => update.SetProperty(transfer => transfer.ToUnitCode, to)
                .SetProperty(transfer => transfer.Version, transfer => transfer.Version + 1), cancellationToken);
    }

    private async Task<int> PeopleAsync(UnitSuccession succession, CancellationToken cancellationToken)
    {
        var people = await db.People.AsSplitQuery().EverIn([succession.PredecessorCode]).OrderBy(person => person.Id).ToListAsync(cancellationToken);
        var moved = people.FindAll(person => person.GoOnIn(succession.SuccessorCode, succession.PredecessorCode, succession.EffectiveOn));
        foreach (var person in moved)
        {
            db.Touch(person);
            await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
        }
        return moved.Count;
    }

    /// <summary>What is open, and what was done from the day on, is the heir's.</summary>
    private Task<int> TasksAsync(string from, string to, DateOnly on, CancellationToken cancellationToken) => db.Tasks
        .Where(task => task.UnitCode == from
            && (task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress || task.State == WorkTaskState.Done || task.DoneOn >= on))
        .ExecuteUpdateAsync(update => update.SetProperty(task => task.UnitCode, to)
            .SetProperty(task => task.HandedOverFrom, from)
            .SetProperty(task => task.HandedOverOn, (DateOnly?)on)
            .SetProperty(task => task.Version, task => task.Version + 1), cancellationToken);

    /// <summary>Whoever went along goes on with the task by the same decision; whoever did not leaves it to the heir to decide.</summary>
    private async Task<int> ResponsibilitiesAsync(string closed, string heir, DateOnly day, CancellationToken cancellationToken)
    {
        await db.Responsibilities.Where(held => held.UnitCode == closed && held.From >= day)
            .ExecuteUpdateAsync(update => update.SetProperty(held => held.UnitCode, heir), cancellationToken);
        var running = await (
            from held in db.Responsibilities
            where held.UnitCode == closed && held.From < day && (held.To == null || held.To >= day)
            join task in db.Tasks on held.TaskId equals task.Id
            where task.UnitCode == heir
            select held).ToListAsync(cancellationToken);
        var codes = running.Select(held => held.PersonCode).Distinct().ToList();
        var people = await db.People.AsNoTracking().AsSplitQuery().Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, cancellationToken);
        foreach (var held in running)
        {
            if (people[held.PersonCode].ServiceIn(heir, day) is { } service)
                db.Responsibilities.Add(held.ContinuedIn(heir, day, service.Time.To));
            held.SupersededFrom(day);
        }
        return running.Count;
    }

    /// <summary>An individual plan ends with its unit and goes on, as far as it was, in the heir.</summary>
    private async Task PlansAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
    {
        var year = WorkYear.Containing(on).Year;
        var open = await db.IndividualPlans.Where(plan => plan.UnitCode == from && plan.WorkYear >= year && plan.EndedOn == null && plan.State != IndividualPlanState.Superseded)
            .ToListAsync(cancellationToken);
        var there = (await db.IndividualPlans.AsNoTracking().Where(plan => plan.UnitCode == to && plan.WorkYear >= year)
            .Select(plan => new { plan.PersonCode, plan.WorkYear }).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var plan in open)
        {
            if (!there.Contains(new { plan.PersonCode, plan.WorkYear }))
                db.IndividualPlans.Add(plan.ContinuedIn(to));
            plan.End(on.AddDays(-1));
        }
    }

    /// <summary>How the closed unit scored its people is how its heir does, unless the heir has decided otherwise.</summary>
    private async Task AdoptionsAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
    {
        var running = await db.Adoptions.Where(adoption => adoption.UnitCode == from && (adoption.To == null || adoption.To >= on))
            .OrderBy(adoption => adoption.From).ToListAsync(cancellationToken);
        var own = await db.Adoptions.AnyAsync(adoption => adoption.UnitCode == to && (adoption.To == null || adoption.To >= on), cancellationToken);
        foreach (var adoption in running)
        {
            if (!own)
                db.Adoptions.Add(adoption.ContinuedIn(to, on));
            if (adoption.From < on)
                adoption.EndOn(on.AddDays(-1));
            else
                db.Adoptions.Remove(adoption);
        }
    }

    /// <summary>Hand-overs that are not received, requests that are not answered, recurring tasks, and products that are due from the day on.</summary>
    private async Task RecordsAsync(string from, string to, DateOnly on, CancellationToken cancellationToken)
    {
        await db.HandOvers.Where(record => record.UnitCode == from && (record.State == HandOverState.Open || record.State == HandOverState.Given))
            .ExecuteUpdateAsync(update => update.SetProperty(record => record.UnitCode, to)
                .SetProperty(record => record.Version, record => record.Version + 1), cancellationToken);
        await db.Extensions.Where(asked => asked.UnitCode == from && asked.State == ExtensionState.Pending)
            .ExecuteUpdateAsync(update => update.SetProperty(asked => asked.UnitCode, to)
                .SetProperty(asked => asked.Version, asked => asked.Version + 1), cancellationToken);
        await db.Series.Where(series => series.UnitCode == from && series.EndedOn == null)
            .ExecuteUpdateAsync(update => update.SetProperty(series => series.UnitCode, to)
                .SetProperty(series => series.Version, series => series.Version + 1), cancellationToken);
        await db.Products.Where(product => product.UnitCode == from && product.DueOn >= on
                && db.Tasks.Any(task => task.Id == product.TaskId && task.UnitCode == to))
            .ExecuteUpdateAsync(update => update.SetProperty(product => product.UnitCode, to)
                .SetProperty(product => product.Version, product => product.Version + 1), cancellationToken);
    }

    /// <summary>Drafts go along unless the heir has one of that number: then its head drafts anew.</summary>
    private Task<int> DraftsAsync(string from, string to, CancellationToken cancellationToken) => db.Decisions
        .Where(draft => draft.UnitCode == from && draft.State == DecisionState.Draft
            && !db.Decisions.Any(other => other.UnitCode == to && other.SignedInYear == draft.SignedInYear && other.NumberKey == draft.NumberKey))
        .ExecuteUpdateAsync(update => update.SetProperty(draft => draft.UnitCode, to)
            .SetProperty(draft => draft.Version, draft => draft.Version + 1), cancellationToken);
}
