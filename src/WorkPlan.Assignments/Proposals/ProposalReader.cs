using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Reads what a proposal is made from, without tracking: whatever is tried on it stays a trial.</summary>
internal sealed class ProposalReader(AssignmentsDbContext db, UnitScope scope, TimeProvider clock, Texts texts)
{
    public async Task<ProposalCase> ReadAsync(ProposeRequest request, WhatIf? changes, CancellationToken cancellationToken)
    {
        if (request.TaskIds is not null && request.PlanId is not null)
            throw ProposalRules.ScopeTwice();
        var day = request.EffectiveOn ?? VietnamTime.Today(clock);
        var tasks = await TasksAsync(request, cancellationToken);
        var people = await UnitSituation.PeopleOfAsync(db, request.UnitCode, day, cancellationToken);
        if (changes is not null)
        {
            people = changes.Apply(people, await OthersAsync(changes, people, cancellationToken), request.UnitCode, day);
            tasks = [.. tasks, .. changes.NewTasks(request.UnitCode, day)];
        }
        if (tasks.Count == 0)
            throw ProposalRules.NothingToAssign(request.UnitCode);
        var ids = tasks.ConvertAll(task => task.Id);
        var situation = await UnitSituation.ReadAsync(db, request.UnitCode, people, day, ids, cancellationToken);
        var held = await db.Responsibilities.AsNoTracking()
            .Where(one => one.UnitCode == request.UnitCode && one.From <= day && (one.To == null || one.To >= day))
            .Select(one => new { one.TaskId, one.PersonCode, one.Role })
            .ToListAsync(cancellationToken);
        var supports = ids.ToDictionary(id => id, id => Math.Min(5, held.Count(one => one.TaskId == id && one.Role == AssignmentRole.Support)));
        foreach (var asked in request.Supports.Where(asked => Knows(tasks, asked.TaskId, "supports.taskId", request)))
            supports[asked.TaskId] = asked.People;
        changes?.AddSupports(supports);
        DemandPins(request, tasks, people);
        foreach (var pins in request.Pinned.Where(pin => pin.Role == AssignmentRole.Support).GroupBy(pin => pin.TaskId))
            supports[pins.Key] = Math.Max(supports[pins.Key], pins.Count());
        return new ProposalCase
        {
            UnitCode = request.UnitCode,
            Day = day,
            Tasks = tasks,
            People = people,
            Situation = situation,
            Today = held.ToLookup(one => one.TaskId, one => (one.PersonCode, one.Role)),
            Supports = supports,
            Pinned = request.Pinned,
            Objective = request.Objective,
            TimeLimit = TimeSpan.FromSeconds(request.TimeLimitSeconds),
            MoreDays = changes?.MoreDays() ?? new Dictionary<string, int>(),
        };
    }

    private async Task<List<WorkTask>> TasksAsync(ProposeRequest request, CancellationToken cancellationToken)
    {
        var open = db.Tasks.AsNoTracking().Where(task => task.UnitCode == request.UnitCode);
        if (request.TaskIds is not { } named)
        {
            return await open
                .Where(task => (task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress)
                    && (request.PlanId == null || task.PlanId == request.PlanId))
                .OrderBy(task => task.DueOn).ThenBy(task => task.Id)
                .ToListAsync(cancellationToken);
        }
        var ids = named.Distinct().ToList();
        var found = await open.Where(task => ids.Contains(task.Id)).ToDictionaryAsync(task => task.Id, cancellationToken);
        var missing = Enumerable.Range(0, named.Count).Where(i => !found.ContainsKey(named[i])).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException(missing.ToDictionary(i => $"taskIds[{i}]", _ => new[] { texts["task-not-in-unit", request.UnitCode] }));
        foreach (var task in found.Values)
            task.DemandActive();
        return [.. ids.Select(id => found[id])];
    }

    private async Task<IReadOnlyList<Person>> OthersAsync(WhatIf changes, IReadOnlyList<Person> people, CancellationToken cancellationToken)
    {
        var named = changes.PersonCodes.Except(people.Select(person => person.Code)).ToList();
        // Somebody whom the caller may not see cannot be tried either.
        var visible = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var others = await db.People.AsNoTracking().AsSplitQuery()
            .Where(person => named.Contains(person.Code))
            .ToListAsync(cancellationToken);
        others.RemoveAll(person => !visible.Contains(person.UnitCode));
        if (named.Except(others.Select(person => person.Code)).FirstOrDefault() is { } unknown)
            throw new InvalidInputException("personCode", texts["person-not-known", unknown]);
        return others;
    }

    private void DemandPins(ProposeRequest request, List<WorkTask> tasks, IReadOnlyList<Person> people)
    {
        for (var pin = 0; pin < request.Pinned.Count; pin++)
        {
            Knows(tasks, request.Pinned[pin].TaskId, $"pinned[{pin}].taskId", request);
            if (people.All(person => person.Code != request.Pinned[pin].PersonCode))
                throw new InvalidInputException($"pinned[{pin}].personCode", texts["person-not-known", request.Pinned[pin].PersonCode]);
        }
        foreach (var pins in request.Pinned.GroupBy(pin => pin.TaskId))
        {
            if (pins.Count(pin => pin.Role == AssignmentRole.Lead) > 1 || pins.DistinctBy(pin => pin.PersonCode).Count() < pins.Count()
                || pins.Count(pin => pin.Role == AssignmentRole.Support) > 5)
            {
                throw ProposalRules.PinnedTwice(tasks.First(task => task.Id == pins.Key).Title);
            }
        }
    }

    private bool Knows(List<WorkTask> tasks, Guid taskId, string field, ProposeRequest request) =>
        tasks.Exists(task => task.Id == taskId) ? true : throw new InvalidInputException(field, texts["task-not-in-unit", request.UnitCode]);
}
