using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Decisions;

/// <summary>
/// Judges those who hold tasks already by the law that judges those who are given tasks: when the person changes, when the task does, and when
/// a new day has come. Whom the law forbids the task stays named until a decision names somebody else, but neither does it nor keeps it.
/// </summary>
internal sealed class HolderReview(AssignmentsDbContext db, SuitabilityAssessor assessor, TimeProvider clock)
{
    private const int PeopleAtOnce = 50;

    /// <summary>Marks everybody who holds the task, as the task is now.</summary>
    public async Task MarkAsync(WorkTask task, CancellationToken cancellationToken)
    {
        foreach (var holding in await ReadAsync(held => held.TaskId == task.Id, cancellationToken))
            Mark(holding);
    }

    /// <summary>Marks everything that the person holds, as the person and what he has declared are now.</summary>
    public async Task MarkAsync(string personCode, CancellationToken cancellationToken)
    {
        foreach (var holding in await ReadAsync(held => held.PersonCode == personCode, cancellationToken))
            Mark(holding);
    }

    /// <summary>Marks what anybody holds, as it is today; some people at a time, and what did not change is not written.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var holders = await (
            from held in db.Responsibilities.AsNoTracking()
            where held.To == null || held.To >= today
            join task in db.Tasks on held.TaskId equals task.Id
            where task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress
            select held.PersonCode).Distinct().OrderBy(code => code).ToListAsync(cancellationToken);
        foreach (var codes in holders.Chunk(PeopleAtOnce))
        {
            foreach (var holding in await ReadAsync(held => codes.Contains(held.PersonCode), cancellationToken))
                Mark(holding);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Everything by which the law forbids somebody a task that he holds now or is going to.</summary>
    public async Task<IReadOnlyList<OffendingItem>> BlocksAsync(WorkTask task, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(held => held.TaskId == task.Id, cancellationToken)).SelectMany(Blocks)];

    /// <summary>Likewise for what one person holds of it today.</summary>
    public async Task<IReadOnlyList<OffendingItem>> BlocksAsync(WorkTask task, string personCode, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        return
        [
            .. (await ReadAsync(held => held.TaskId == task.Id && held.PersonCode == personCode && held.From <= today, cancellationToken))
                .SelectMany(Blocks),
        ];
    }

    /// <summary>What of a verdict speaks against holding on.</summary>
    public static ReviewFlag BarOf(Verdicts law) => law switch
    {
        { Blocks.Count: 0 } => ReviewFlag.None,
        _ when law.Blocked(Criterion.Interest) => ReviewFlag.ConflictOfInterest,
        _ => ReviewFlag.NoLongerLawful,
    };

    private static void Mark(Holding holding) => holding.Held.Bar(BarOf(holding.Law));

    private static IEnumerable<OffendingItem> Blocks(Holding holding) => holding.Law.Blocks.Select(block => new OffendingItem(
        holding.Task.Id, holding.Task.Title, holding.Person.Code, holding.Person.FullName, block.Rule, block.Sentence, block.Citation));

    /// <summary>Tracked, so that what is about to be saved counts already. Of a task that is not in work nobody is judged.</summary>
    private async Task<IReadOnlyList<Holding>> ReadAsync(
        Expression<Func<TaskResponsibility, bool>> which, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var rows = await (
            from held in db.Responsibilities.Where(which)
            where held.To == null || held.To >= today
            join task in db.Tasks on held.TaskId equals task.Id
            orderby held.Role, held.PersonCode, held.From
            select new { Held = held, Task = task }).ToListAsync(cancellationToken);
        rows.ForEach(row => row.Held.Bar(row.Task.IsInWork ? row.Held.LegalBar : ReviewFlag.None));
        rows.RemoveAll(row => !row.Task.IsInWork);
        if (rows.Count == 0)
            return [];
        var codes = rows.Select(row => row.Held.PersonCode).ToHashSet();
        // Whoever is being changed counts as he is about to be.
        var people = db.People.Local.Where(person => codes.Contains(person.Code)).ToDictionary(person => person.Code);
        var others = codes.Except(people.Keys).ToList();
        if (others.Count > 0)
        {
            foreach (var person in await db.People.AsSplitQuery().Where(person => others.Contains(person.Code)).ToListAsync(cancellationToken))
                people.Add(person.Code, person);
        }
        await db.Interests.Where(interest => codes.Contains(interest.PersonCode)).LoadAsync(cancellationToken);
        var interests = db.Interests.Local.ToLookup(interest => interest.PersonCode);
        return
        [
            .. rows.Select(row => new Holding(
                row.Held, row.Task, people[row.Held.PersonCode],
                assessor.Law(
                    row.Task, people[row.Held.PersonCode], row.Held.Role, row.Held.From > today ? row.Held.From : today,
                    [.. interests[row.Held.PersonCode]]))),
        ];
    }

    private sealed record Holding(TaskResponsibility Held, WorkTask Task, Person Person, Verdicts Law);
}
