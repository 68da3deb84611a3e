using System.Globalization;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Expiries;

/// <summary>A title that ends soon, with what must be handed over by then.</summary>
internal sealed record ExpiringTitle(Person Person, PersonTitle Title, int DaysLeft, IReadOnlyList<WorkTask> Tasks);

/// <summary>
/// Finds titles that end and are not followed by another one, or that have ended while what they were needed for is held still; and tells of
/// each step ahead once.
/// </summary>
internal sealed class TitleExpiries(
    AssignmentsDbContext db, SuitabilityAssessor assessor, IPublishEndpoint events, IOptions<TitleExpiryOptions> options, TimeProvider clock)
{
    /// <summary>Ends from today to so many days ahead; with what is over by now and has left tasks with somebody who may not do them, when it is asked for.</summary>
    public async Task<IReadOnlyList<ExpiringTitle>> WithinAsync(
        IQueryable<Person> among, DateOnly today, int days, bool withEnded, CancellationToken cancellationToken)
    {
        var last = today.AddDays(days);
        var people = await among.AsNoTracking().AsSplitQuery()
            .Where(person => person.Titles.Any(title => title.To != null && title.To <= last && (withEnded || title.To >= today)))
            .OrderBy(person => person.Code).ToListAsync(cancellationToken);
        var held = await HeldAsync(people, today, cancellationToken);
        return
        [
            .. from person in people
               from title in person.Titles
               where title.To is { } end && end <= last && (end >= today || (withEnded && IsLatest(person, title, today)))
               let tasks = TasksOf(person, title, held[person.Code], today)
               where tasks.Count > 0 || (title.To >= today && !IsFollowed(person, title))
               orderby title.To, person.Code
               select new ExpiringTitle(person, title, title.To!.Value.DayNumber - today.DayNumber, tasks),
        ];
    }

    /// <summary>Of the steps that are due, the most urgent one; whoever was away for days is told once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var steps = options.Value.Steps;
        if (steps.Count == 0)
            return;
        foreach (var expiring in await WithinAsync(db.People.Serving(today), today, steps[0], false, cancellationToken))
        {
            var step = steps.Count(ahead => expiring.DaysLeft <= ahead);
            var (title, lastDay) = (expiring.Title.Id, expiring.Title.To!.Value);
            if (await db.TitleAlerts.AnyAsync(alert => alert.TitleId == title && alert.LastDay == lastDay && alert.Step >= step, cancellationToken))
                continue;
            db.TitleAlerts.Add(new TitleAlert { TitleId = title, PersonCode = expiring.Person.Code, LastDay = lastDay, Step = step, ToldOn = today });
            await events.Publish(Message(expiring, step), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Ends that were told of and ask for nothing any longer: the title goes on, or its last day is over and nothing is held for which it was needed.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var open = await db.TitleAlerts.Where(alert => alert.SettledOn == null).OrderBy(alert => alert.Id).ToListAsync(cancellationToken);
        var codes = open.Select(alert => alert.PersonCode).Distinct().ToList();
        var people = await db.People.AsNoTracking().AsSplitQuery().Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, cancellationToken);
        var held = await HeldAsync(people.Values, today, cancellationToken);
        foreach (var end in open.GroupBy(alert => (alert.TitleId, alert.LastDay, alert.PersonCode)))
        {
            var (titleId, lastDay, code) = end.Key;
            var title = people[code].Titles.Find(held => held.Id == titleId);
            if (title?.To == lastDay
                && ((lastDay >= today && !IsFollowed(people[code], title)) || TasksOf(people[code], title, held[code], today).Count > 0))
            {
                continue;
            }
            foreach (var alert in end)
                alert.Settle(today);
            await events.Publish(
                new TitleExpirySettled
                {
                    StreamKey = StreamOf(titleId, lastDay),
                    Version = options.Value.Steps.Count + 1,
                    OccurredAt = clock.GetUtcNow(),
                    PersonCode = code,
                    LastDay = lastDay,
                }, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<ILookup<string, HeldTask>> HeldAsync(IEnumerable<Person> people, DateOnly today, CancellationToken cancellationToken)
    {
        var codes = people.Select(person => person.Code).ToList();
        var rows = await (
            from held in db.Responsibilities.AsNoTracking()
            where codes.Contains(held.PersonCode) && (held.To == null || held.To >= today)
            join task in db.Tasks.AsNoTracking() on held.TaskId equals task.Id
            where task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress
            orderby task.DueOn, task.Id
            select new { held.PersonCode, held.Role, held.To, Task = task }).ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.PersonCode, row => new HeldTask(row.Role, row.To, row.Task));
    }

    /// <summary>What the person holds beyond the title's last day, and what the law allows him with it and not without.</summary>
    private IReadOnlyList<WorkTask> TasksOf(Person person, PersonTitle title, IEnumerable<HeldTask> held, DateOnly today)
    {
        var (lastDay, criterion) = (title.To!.Value, title.IsJudicial ? Criterion.JudicialTitle : Criterion.ManagementTitle);
        var after = lastDay >= today ? lastDay.AddDays(1) : today;
        return
        [
            .. held.Where(one => (one.To is null || one.To >= after) && (lastDay < today || one.Task.DeadlineOn is null || one.Task.DeadlineOn > lastDay)
                    && IsForbidden(one, after) && !IsForbidden(one, lastDay))
                .Select(one => one.Task).DistinctBy(task => task.Id),
        ];

        bool IsForbidden(HeldTask one, DateOnly day) => assessor.Law(one.Task, person, one.Role, day, []).Blocked(criterion);
    }

    /// <summary>Of the titles of its sort that are over, the one that ended last.</summary>
    private static bool IsLatest(Person person, PersonTitle title, DateOnly today) =>
        !person.Titles.Exists(other => other.IsJudicial == title.IsJudicial && other.To < today && other.To > title.To);

    private static string StreamOf(Guid titleId, DateOnly lastDay) => string.Create(CultureInfo.InvariantCulture, $"title:{titleId}:{lastDay:yyyy-MM-dd}");

    /// <summary>Appointed anew to the same sort of title without a day between.</summary>
    private static bool IsFollowed(Person person, PersonTitle title) => person.Titles.Exists(
        next => next != title && next.IsJudicial == title.IsJudicial && next.Validity.IsInForce(title.To!.Value.AddDays(1)));

    private TitleExpiring Message(ExpiringTitle expiring, int step) => new()
    {
        StreamKey = StreamOf(expiring.Title.Id, expiring.Title.To!.Value),
        Version = step,
        OccurredAt = clock.GetUtcNow(),
        PersonCode = expiring.Person.Code,
        FullName = expiring.Person.FullName,
        UnitCode = expiring.Person.UnitCode,
        JudicialTitle = expiring.Title.JudicialTitle is { } judicial ? PersonMessages.WireName(judicial) : null,
        ManagementTitle = expiring.Title.ManagementTitle is { } management ? PersonMessages.WireName(management) : null,
        LastDay = expiring.Title.To!.Value,
        DaysLeft = expiring.DaysLeft,
        TaskIds = [.. expiring.Tasks.Select(task => task.Id)],
    };

    private sealed record HeldTask(AssignmentRole Role, DateOnly? To, WorkTask Task);
}
