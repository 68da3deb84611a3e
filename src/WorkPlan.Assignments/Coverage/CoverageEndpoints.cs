using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.HandOvers;
using WorkPlan.Assignments.IndividualPlans;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Coverage;

/// <summary>
/// What a unit's assignments leave open on a day, and how the work is spread. A task that nobody may do who holds it is without anyone, and
/// among those to review.
/// </summary>
internal sealed record CoverageView(
    string UnitCode, DateOnly AsOf, int Tasks, int TasksCovered, int People, int PeopleWithTasks,
    IReadOnlyList<CoverageTask> TasksWithoutAnyone, IReadOnlyList<CoveragePerson> PeopleWithoutTasks, IReadOnlyList<FlaggedTask> TasksToReview,
    IReadOnlyList<CoverageTask> TasksInNoIndividualPlan, IReadOnlyList<OrphanedTask> TasksOrphaned)
{
    /// <summary>The day by which the unit's plan of the year had to be issued, where that is over and it is not; null otherwise.</summary>
    public DateOnly? PlanOverdueSince { get; init; }
}

/// <summary>One of the tasks without anyone that had somebody, who has left the unit; with the record by which it is handed over.</summary>
internal sealed record OrphanedTask(Guid TaskId, string Title, string FormerPersonCode, string FormerFullName, DateOnly LastDay, Guid? HandOverId);

internal sealed record CoverageTask(Guid TaskId, string Title, TaskKind Kind, DateOnly? DueOn, WorkTaskState State);

internal sealed record CoveragePerson(string PersonCode, string FullName);

internal sealed record FlaggedTask(Guid TaskId, string Title, string PersonCode, ReviewFlag Review);

internal sealed record WorkloadView(string UnitCode, DateOnly AsOf, IReadOnlyList<WorkloadRow> People);

/// <summary>Percent is null when somebody holds tasks and has no working day left.</summary>
internal sealed record WorkloadRow(string PersonCode, string FullName, int Tasks, int EffortDays, int CapacityDays, int? Percent);

internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/coverage", GetCoverage).WithTags("Coverage").RequirePermission(AssignmentsPermissions.Read);
        routes.MapGet("/workload", GetWorkload).WithTags("Coverage").RequirePermission(AssignmentsPermissions.Read);
    }

    private static async Task<CoverageView> GetCoverage(
        string unit, int? workYear, DateOnly? asOf, AssignmentsDbContext db, UnitScope scope, SuitabilityAssessor assessor, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Read, unit, cancellationToken);
        var day = asOf ?? VietnamTime.Today(clock);
        var year = workYear ?? WorkYear.Containing(day).Year;
        var tasks = await db.Tasks.AsNoTracking()
            .Where(task => task.UnitCode == unit && task.WorkYear == year
                && (task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress || task.State == WorkTaskState.Done))
            .OrderBy(task => task.DueOn).ThenBy(task => task.Id).ToListAsync(cancellationToken);
        var held = await db.Responsibilities.AsNoTracking()
            .Where(responsibility => responsibility.UnitCode == unit && responsibility.From <= day
                && (responsibility.To == null || responsibility.To >= day))
            .ToListAsync(cancellationToken);
        var people = await UnitSituation.PeopleOfAsync(db, unit, day, cancellationToken);
        var codes = people.Select(person => person.Code).ToList();
        var interests = (await db.Interests.AsNoTracking().Where(interest => codes.Contains(interest.PersonCode)).ToListAsync(cancellationToken))
            .ToLookup(interest => interest.PersonCode);
        var planned = await db.IndividualPlans.AsNoTracking()
            .Where(plan => plan.UnitCode == unit && plan.WorkYear == year && (plan.EndedOn == null || plan.EndedOn >= day)
                && (plan.State == IndividualPlanState.Submitted || plan.State == IndividualPlanState.Approved))
            .SelectMany(plan => plan.Items).Where(item => item.TaskId != null).Select(item => item.TaskId!.Value)
            .ToHashSetAsync(cancellationToken);

        // Somebody who has left the unit covers nothing in it any more, nor does whom the law forbids the task on the day.
        var here = people.ToDictionary(person => person.Code);
        var byTask = held.Where(responsibility => here.ContainsKey(responsibility.PersonCode)).ToLookup(responsibility => responsibility.TaskId);
        var bars = (
            from task in tasks
            where task.IsInWork
            from one in byTask[task.Id]
            select (one.Id, Bar: HolderReview.BarOf(assessor.Law(task, here[one.PersonCode], one.Role, day, [.. interests[one.PersonCode]]))))
            .ToDictionary(one => one.Id, one => one.Bar);
        var busy = tasks.SelectMany(task => byTask[task.Id]).Select(responsibility => responsibility.PersonCode).ToHashSet();
        var open = tasks.Where(task => byTask[task.Id].All(one => bars.GetValueOrDefault(one.Id) != ReviewFlag.None)).ToList();
        var titles = await db.Tasks.AsNoTracking().Where(task => task.UnitCode == unit && task.WorkYear == year)
            .ToDictionaryAsync(task => task.Id, task => task.Title, cancellationToken);
        var orphaned = await OrphanedAsync(unit, day, open, [.. codes], db, cancellationToken);
        // Whose plan has ended with his service leaves an orphan, which is named as one, and not twice.
        planned.UnionWith(orphaned.Select(task => task.TaskId));
        return new CoverageView(
            unit, day, tasks.Count, tasks.Count - open.Count, people.Count, busy.Count,
            [.. open.Select(View)],
            [.. people.Where(person => !busy.Contains(person.Code)).Select(person => new CoveragePerson(person.Code, person.FullName))],
            [
                .. held.Where(responsibility => titles.ContainsKey(responsibility.TaskId))
                    .Select(responsibility => new FlaggedTask(
                        responsibility.TaskId, titles[responsibility.TaskId], responsibility.PersonCode,
                        bars.GetValueOrDefault(responsibility.Id) is not ReviewFlag.None and var bar ? bar : responsibility.Review))
                    .Where(flagged => flagged.Review != ReviewFlag.None),
            ],
            [.. tasks.Where(task => !planned.Contains(task.Id)).Select(View)],
            orphaned)
        {
            PlanOverdueSince = await db.OverduePlans
                .Where(plan => plan.UnitCode == unit && plan.WorkYear == year && !plan.Lifted && plan.DueOn < day
                    && !db.Plans.Any(issued => issued.PlanId == plan.PlanId))
                .Select(plan => (DateOnly?)plan.DueOn).MinAsync(cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<OrphanedTask>> OrphanedAsync(
        string unit, DateOnly day, List<WorkTask> open, HashSet<string> here, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var titles = open.ToDictionary(task => task.Id, task => task.Title);
        var year = open.Select(task => task.WorkYear).FirstOrDefault();
        var former = await (
            from held in db.Responsibilities.AsNoTracking()
            where held.UnitCode == unit && held.From <= day
            join task in db.Tasks on held.TaskId equals task.Id
            where task.WorkYear == year
            join person in db.People on held.PersonCode equals person.Code
            select new { held.TaskId, held.PersonCode, person.FullName, held.Role, held.From, held.To, person.ServesTo }).ToListAsync(cancellationToken);
        var records = await (
            from handOver in db.HandOvers.AsNoTracking()
            where handOver.UnitCode == unit && handOver.EffectiveOn <= day && handOver.State != HandOverState.Void
            from task in handOver.Tasks
            select new { task.TaskId, handOver.PersonCode, handOver.Id }).ToListAsync(cancellationToken);
        return
        [
            .. former.Where(one => titles.ContainsKey(one.TaskId))
                .GroupBy(one => one.TaskId)
                .Select(task => task.OrderBy(one => one.To ?? DateOnly.MaxValue).ThenBy(one => one.From).ThenByDescending(one => one.Role).Last())
                .Where(last => !here.Contains(last.PersonCode))
                .Select(last => new OrphanedTask(
                    last.TaskId, titles[last.TaskId], last.PersonCode, last.FullName, last.To ?? last.ServesTo ?? day.AddDays(-1),
                    records.Find(record => record.TaskId == last.TaskId && record.PersonCode == last.PersonCode)?.Id))
                .OrderBy(task => task.Title, StringComparer.Ordinal).ThenBy(task => task.TaskId),
        ];
    }

    private static async Task<WorkloadView> GetWorkload(
        string unit, DateOnly? asOf, AssignmentsDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Read, unit, cancellationToken);
        var day = asOf ?? VietnamTime.Today(clock);
        var people = await UnitSituation.PeopleOfAsync(db, unit, day, cancellationToken);
        var situation = await UnitSituation.ReadAsync(db, unit, people, day, [], cancellationToken);
        return new WorkloadView(unit, day,
        [
            .. people.Select(person => (person, load: situation.LoadOf(person))).Select(one => new WorkloadRow(
                one.person.Code, one.person.FullName, one.load.Tasks, one.load.EffortDays, one.load.CapacityDays,
                one.load.Percent == int.MaxValue ? null : one.load.Percent)),
        ]);
    }

    private static CoverageTask View(WorkTask task) => new(task.Id, task.Title, task.Kind, task.DueOn, task.State);
}
