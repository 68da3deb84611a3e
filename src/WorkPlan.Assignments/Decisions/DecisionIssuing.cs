using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Decisions;

/// <summary>
/// Issues a decision as a whole or not at all: every item is weighed, the law's blocks refuse it, warnings need a written reason, and
/// each task passes from whoever held it to its new people on the effective day.
/// </summary>
internal sealed class DecisionIssuing(
    AssignmentsDbContext db, SuitabilityAssessor assessor, Signers signers, IPublishEndpoint events, TimeProvider clock, Texts texts)
{
    /// <summary>Refuses items that name a task or a person that the unit does not have.</summary>
    public async Task DemandItemsAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var tasks = (await TasksOfAsync(decision, cancellationToken)).Keys;
        var people = (await PeopleOfAsync(decision, cancellationToken)).Keys;
        var errors = new Dictionary<string, string[]>();
        foreach (var item in decision.InOrder)
        {
            if (!tasks.Contains(item.TaskId))
                errors[$"items[{item.Position}].taskId"] = [texts["task-not-in-unit", decision.UnitCode]];
            if (!people.Contains(item.PersonCode))
                errors[$"items[{item.Position}].personCode"] = [texts["person-not-known", item.PersonCode]];
        }
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    public async Task<IReadOnlyList<AssessedItem>> AssessAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var tasks = await TasksOfAsync(decision, cancellationToken);
        var people = await PeopleOfAsync(decision, cancellationToken);
        var situation = await UnitSituation.ReadAsync(db, decision.UnitCode, [.. people.Values], decision.EffectiveOn, tasks.Keys, cancellationToken);
        var assessed = new List<AssessedItem>(decision.Items.Count);
        foreach (var item in decision.InOrder)
        {
            var (task, person) = (tasks[item.TaskId], people[item.PersonCode]);
            var assessment = assessor.Assess(task, person, item.Role, decision.EffectiveOn, situation.Of(task, person));
            situation.Give(task, person, item.Role);
            assessed.Add(new AssessedItem(item, task, person, assessment));
        }
        return assessed;
    }

    public async Task IssueAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        decision.DemandDraft();
        await DemandItemsAsync(decision, cancellationToken);
        await signers.DemandEntitledAsync(decision, cancellationToken);
        var assessed = await AssessAsync(decision, cancellationToken);
        foreach (var item in assessed)
            item.Task.DemandActive();
        var blocks = assessed.SelectMany(item => item.Blocks()).ToList();
        if (blocks.Count > 0)
            throw DecisionRules.BlockedByLaw(blocks);
        var unexplained = assessed.Where(item => item.Item.OverrideReason is null).SelectMany(item => item.Warnings()).ToList();
        if (unexplained.Count > 0)
            throw DecisionRules.WarningNeedsReason(unexplained);
        // Whoever changes a person at the same moment, by a transfer above all, meets the decision at the person's version.
        foreach (var person in assessed.Select(item => item.Person).Distinct())
            db.Touch(person);
        foreach (var item in assessed)
            item.Item.KeepWarnings(item.Assessment.Warnings.Select(warning => warning.Sentence));
        var superseded = await HandOverAsync(decision, assessed, cancellationToken);
        await RevokeAsync(decision, cancellationToken);
        decision.Issue();
        await events.Publish(await IssuedAsync(decision, assessed, superseded, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends what earlier decisions say about the same tasks on the day before, and begins what this one says.</summary>
    private async Task<IReadOnlyList<Guid>> HandOverAsync(
        AssignmentDecision decision, IReadOnlyList<AssessedItem> assessed, CancellationToken cancellationToken)
    {
        var ids = assessed.Select(item => item.Task.Id).Distinct().ToList();
        // Two decisions that are issued at the same moment meet at the version of the task: the second one loses the race.
        foreach (var task in assessed.Select(item => item.Task).Distinct())
            db.Touch(task);
        var held = await db.Responsibilities
            .Where(other => ids.Contains(other.TaskId) && (other.To == null || other.To >= decision.EffectiveOn))
            .ToListAsync(cancellationToken);
        foreach (var earlier in held)
        {
            if (earlier.From >= decision.EffectiveOn)
                throw DecisionRules.LaterDecision(assessed.First(item => item.Task.Id == earlier.TaskId).Task.Title, earlier.From);
            earlier.SupersededFrom(decision.EffectiveOn);
        }
        db.Responsibilities.AddRange(assessed.Select(item => Responsible(decision, item)));
        return [.. held.Select(earlier => earlier.DecisionId).Distinct().Order()];
    }

    /// <summary>Ends what the amended decision, or an earlier amendment of it, says about the tasks that are taken away.</summary>
    private async Task RevokeAsync(AssignmentDecision amendment, CancellationToken cancellationToken)
    {
        if (amendment.Revocations.Count == 0)
            return;
        var ids = amendment.Revocations.ConvertAll(revocation => revocation.TaskId);
        var (amended, effectiveOn) = (amendment.AmendsDecisionId, amendment.EffectiveOn);
        var family = await db.Decisions.Where(known => known.Id == amended || known.AmendsDecisionId == amended)
            .Select(known => known.Id).ToListAsync(cancellationToken);
        var tasks = await db.Tasks.Where(task => ids.Contains(task.Id)).ToListAsync(cancellationToken);
        var held = await db.Responsibilities
            .Where(one => ids.Contains(one.TaskId) && family.Contains(one.DecisionId) && (one.To == null || one.To >= effectiveOn))
            .ToListAsync(cancellationToken);
        if (ids.Except(held.Select(one => one.TaskId)).ToList() is { Count: > 0 } nobodys)
            throw DecisionRules.NothingToRevoke([.. nobodys.Select(id => tasks.Find(task => task.Id == id)?.Title ?? id.ToString())]);
        foreach (var task in tasks)
            db.Touch(task);
        foreach (var one in held)
        {
            if (one.From >= effectiveOn)
                throw DecisionRules.LaterDecision(tasks.First(task => task.Id == one.TaskId).Title, one.From);
            one.SupersededFrom(effectiveOn);
        }
    }

    private static TaskResponsibility Responsible(AssignmentDecision decision, AssessedItem item)
    {
        var responsible = new TaskResponsibility
        {
            TaskId = item.Task.Id,
            UnitCode = decision.UnitCode,
            PersonCode = item.Person.Code,
            Role = item.Item.Role,
            DecisionId = decision.Id,
            From = decision.EffectiveOn,
            OverrideReason = item.Item.OverrideReason,
        };
        // Whoever leaves the unit on a day that is known holds nothing of it beyond.
        if (item.Person.ServiceIn(decision.UnitCode, decision.EffectiveOn)?.Time.To is { } lastDay)
            responsible.EndOn(lastDay);
        return responsible;
    }

    private async Task<AssignmentDecisionIssued> IssuedAsync(
        AssignmentDecision decision, IReadOnlyList<AssessedItem> assessed, IReadOnlyList<Guid> superseded,
        CancellationToken cancellationToken) => new()
        {
            StreamKey = $"assignment-decision:{decision.Id}",
            Version = decision.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            DecisionId = decision.Id,
            UnitCode = decision.UnitCode,
            WorkYear = decision.WorkYear,
            Number = decision.Number,
            SignedOn = decision.SignedOn,
            EffectiveOn = decision.EffectiveOn,
            Items =
            [
                .. assessed.Select(assigned => new AssignedTask
                {
                    TaskId = assigned.Task.Id,
                    PlanTaskId = assigned.Task.PlanTaskId,
                    PersonCode = assigned.Person.Code,
                    Role = PersonMessages.WireName(assigned.Item.Role),
                }),
            ],
            SupersededDecisionIds = superseded,
            AmendsDecisionId = decision.AmendsDecisionId,
            RevokedTaskIds = decision.Revocations.Count > 0 ? [.. decision.Revocations.Select(revocation => revocation.TaskId).Order()] : null,
            PersonsWithTasks = decision.Items.Select(item => item.PersonCode).Distinct().Count(),
            PersonsInUnit = await db.People.ServingIn(decision.UnitCode, decision.SignedOn).CountAsync(cancellationToken),
        };

    private async Task<Dictionary<Guid, WorkTask>> TasksOfAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var ids = decision.Items.Select(item => item.TaskId).Distinct().ToList();
        return await db.Tasks
            .Where(task => ids.Contains(task.Id) && task.UnitCode == decision.UnitCode)
            .ToDictionaryAsync(task => task.Id, cancellationToken);
    }

    // Anybody in the register can be named; whether somebody of another unit may be given a task is a legal rule's to say.
    private async Task<Dictionary<string, Person>> PeopleOfAsync(AssignmentDecision decision, CancellationToken cancellationToken)
    {
        var codes = decision.Items.Select(item => item.PersonCode).Distinct().ToList();
        return await db.People.AsSplitQuery()
            .Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, cancellationToken);
    }
}

/// <summary>An item of a decision with everything that speaks for and against it.</summary>
internal sealed record AssessedItem(DecisionItem Item, WorkTask Task, Person Person, Assessment Assessment)
{
    public IEnumerable<OffendingItem> Blocks() => Assessment.Blocks.Select(Offending);

    public IEnumerable<OffendingItem> Warnings() => Assessment.Warnings.Select(Offending);

    private OffendingItem Offending(Objection objection) => new(
        Task.Id, Task.Title, Person.Code, Person.FullName, objection.Rule, objection.Sentence, objection.Citation);
}
