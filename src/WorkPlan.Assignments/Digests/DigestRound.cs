using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Assignments.People;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Digests;

/// <summary>In the first days of a month, tells everybody what the one before was; a few people in one transaction, each once.</summary>
internal sealed class DigestRound(
    AssignmentsDbContext db, DigestReader reader, IPublishEndpoint events, IOptions<WorkDigestOptions> options, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        if (today.Day > options.Value.WithinDays)
            return;
        var month = DigestMonth.Containing(new DateOnly(today.Year, today.Month, 1).AddDays(-1));
        var (code, last) = (month.Period.Code, month.To);
        var untold = db.People.AsNoTracking().AsSplitQuery().Serving(last)
            .Where(person => !db.WorkDigests.Any(digest => digest.PersonCode == person.Code && digest.PeriodCode == code))
            .OrderBy(person => person.Code).Take(options.Value.PeopleAtOnce);
        while (await untold.ToListAsync(cancellationToken) is { Count: > 0 } people)
        {
            foreach (var digest in await reader.ReadAsync(people, month, today, cancellationToken))
            {
                db.WorkDigests.Add(new WorkDigest { PersonCode = digest.PersonCode, PeriodCode = code, PreparedOn = today });
                if (digest.Done.Count + digest.Due.Count + digest.Overdue.Count > 0)
                    await events.Publish(Message(digest, month), cancellationToken);
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private WorkDigestPrepared Message(WorkDigestView digest, DigestMonth month) => new()
    {
        StreamKey = $"work-digest:{digest.PersonCode}:{digest.Period}",
        Version = 1,
        OccurredAt = clock.GetUtcNow(),
        PersonCode = digest.PersonCode,
        UnitCode = digest.UnitCode ?? "",
        Period = digest.Period,
        From = digest.From,
        To = digest.To,
        WorkYear = month.Period.WorkYear,
        Done = digest.Done.Count,
        DoneLate = digest.Done.Count(task => task.DaysLate > 0),
        Due = digest.Due.Count,
        Overdue = digest.Overdue.Count,
        EffortDays = digest.Workload.EffortDays,
        CapacityDays = digest.Workload.CapacityDays,
        LeaveDays = digest.Workload.LeaveDays,
    };
}
