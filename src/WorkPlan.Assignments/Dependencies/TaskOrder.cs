using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Tasks;

namespace WorkPlan.Assignments.Dependencies;

/// <summary>Which task comes before which. There is no circle, and nothing is done before what it waits for.</summary>
internal sealed class TaskOrder(AssignmentsDbContext db)
{
    public async Task<DependenciesView> AroundAsync(Guid id, CancellationToken cancellationToken) => new(
        id,
        await (
            from dependency in db.Dependencies.AsNoTracking()
            where dependency.TaskId == id
            join task in db.Tasks on dependency.AfterTaskId equals task.Id
            orderby task.Title, task.Id
            select new WaitedFor(task.Id, task.Title, task.State)).ToListAsync(cancellationToken),
        await (
            from dependency in db.Dependencies.AsNoTracking()
            where dependency.AfterTaskId == id
            join task in db.Tasks on dependency.TaskId equals task.Id
            orderby task.Title, task.Id
            select new WaitedFor(task.Id, task.Title, task.State)).ToListAsync(cancellationToken));

    public async Task AddAsync(WorkTask task, WorkTask first, CancellationToken cancellationToken)
    {
        if (task.Id == first.Id)
            throw DependencyRules.OnItself();
        var known = await db.Dependencies.Where(dependency => dependency.TaskId == task.Id)
            .Select(dependency => dependency.AfterTaskId).ToListAsync(cancellationToken);
        if (known.Contains(first.Id))
            throw DependencyRules.AlreadyThere(first.Title);
        if (known.Count >= DependencyRules.MostForOne)
            throw DependencyRules.TooMany();
        await DemandNoCircleAsync(task, first, cancellationToken);
        db.Dependencies.Add(new TaskDependency { TaskId = task.Id, AfterTaskId = first.Id });
    }

    /// <summary>A task withdrawn meanwhile holds nobody up.</summary>
    public async Task DemandNothingAheadAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var ahead = (await AroundAsync(task.Id, cancellationToken)).After
            .Where(first => first.State is WorkTaskState.Open or WorkTaskState.InProgress).ToList();
        if (ahead.Count > 0)
            throw DependencyRules.StillWaiting(ahead);
    }

    /// <summary>Goes back from the first task, level by level, and must not come to the one that is to wait.</summary>
    private async Task DemandNoCircleAsync(WorkTask task, WorkTask first, CancellationToken cancellationToken)
    {
        var cameFrom = new Dictionary<Guid, Guid> { [first.Id] = task.Id };
        var level = new List<Guid> { first.Id };
        while (level.Count > 0)
        {
            var ids = level;
            var further = await db.Dependencies.AsNoTracking().Where(dependency => ids.Contains(dependency.TaskId)).ToListAsync(cancellationToken);
            level = [];
            foreach (var dependency in further)
            {
                if (dependency.AfterTaskId == task.Id)
                    throw DependencyRules.Circle(await TitlesAsync(dependency.TaskId, task.Id, cameFrom, cancellationToken));
                if (cameFrom.TryAdd(dependency.AfterTaskId, dependency.TaskId))
                    level.Add(dependency.AfterTaskId);
            }
        }
    }

    private async Task<IReadOnlyList<string>> TitlesAsync(
        Guid last, Guid task, Dictionary<Guid, Guid> cameFrom, CancellationToken cancellationToken)
    {
        List<Guid> way = [task];
        for (var at = last; at != task; at = cameFrom[at])
            way.Add(at);
        way.Add(task);
        way.Reverse();
        var titles = await db.Tasks.Where(known => way.Contains(known.Id)).ToDictionaryAsync(known => known.Id, known => known.Title, cancellationToken);
        return way.ConvertAll(id => titles[id]);
    }
}
