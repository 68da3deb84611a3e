using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>
/// Tells of everybody whose title or job position has begun or ended since others were told of him last: nobody changes anything on that day, and
/// what was told says what held on an earlier one.
/// </summary>
internal sealed class MidnightNews(AssignmentsDbContext db, IPublishEndpoint events, TimeProvider clock)
{
    /// <summary>One transaction for each person; whom another instance has told of meanwhile loses the race at the person's version.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var changed = await db.People.AsNoTracking()
            .Where(person => person.Titles.Any(title =>
                    (title.From <= today && (person.ToldOn == null || title.From > person.ToldOn))
                    || (title.To < today && (person.ToldOn == null || title.To >= person.ToldOn)))
                || person.Positions.Any(position =>
                    (position.From <= today && (person.ToldOn == null || position.From > person.ToldOn))
                    || (position.To < today && (person.ToldOn == null || position.To >= person.ToldOn))))
            .OrderBy(person => person.Code).Select(person => person.Code).ToListAsync(cancellationToken);
        foreach (var code in changed)
        {
            var person = await db.People.AsSplitQuery().SingleAsync(known => known.Code == code, cancellationToken);
            if (person.ToldOn != today)
            {
                db.Touch(person);
                await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }
            db.ChangeTracker.Clear();
        }
    }
}
