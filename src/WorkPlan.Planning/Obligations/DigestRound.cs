using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>Each working morning, once: tells every unit what it and its people owe that is overdue or due soon.</summary>
internal sealed class DigestRound(
    PlanningDbContext db, IPublishEndpoint events, WorkingCalendars calendars, IOptions<ObligationOptions> options, TimeProvider clock)
{
    private const int UnitsAtOnce = 20;
    private const int Items = 20;

    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var calendar = await calendars.GetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var today = VietnamTime.DateOf(now);
        if (!calendar.IsWorkingDay(today) || VietnamTime.TimeOf(now).Hour < options.Value.DigestHour)
            return 0;
        var horizon = VietnamTime.EndOf(calendar.AddWorkingDays(today, options.Value.DigestWorkingDays));
        var owing = db.Obligations.AsNoTracking().Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt <= horizon);
        var missing = owing.Select(obligation => obligation.UnitCode).Distinct()
            .Where(code => !db.ObligationDigests.Any(digest => digest.UnitCode == code && digest.Day == today));
        var told = 0;
        while (await missing.AnyAsync(cancellationToken) && await goOn())
            told += await TellAsync(missing, owing, today, now, cancellationToken);
        return told;
    }

    private async Task<int> TellAsync(
        IQueryable<string> missing, IQueryable<PlanningObligation> owing, DateOnly today, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var units = await missing.OrderBy(code => code).Take(UnitsAtOnce).ToListAsync(cancellationToken);
        var owed = (await owing.Where(obligation => units.Contains(obligation.UnitCode)).ToListAsync(cancellationToken))
            .ToLookup(obligation => obligation.UnitCode);
        var names = await ObligationNames.OfAsync(db, owed.SelectMany(list => list), cancellationToken);
        foreach (var unit in units)
        {
            var digest = new ObligationDigest
            {
                UnitCode = unit,
                Day = today,
                Open = owed[unit].Count(),
                Overdue = owed[unit].Count(obligation => obligation.Deadline.IsOverdue(now)),
                RecordedAt = now,
            };
            db.ObligationDigests.Add(digest);
            await events.Publish(Message(digest, [.. owed[unit]], names, now), cancellationToken);
        }
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (DatabaseFaults.IsDuplicate(exception))
        {
            units.Clear();
        }
        db.ChangeTracker.Clear();
        return units.Count;
    }

    private static ObligationDigestPrepared Message(
        ObligationDigest digest, List<PlanningObligation> owed, ObligationNames names, DateTimeOffset now) => new()
        {
            StreamKey = $"obligation-digest:{digest.Id}",
            Version = 1,
            OccurredAt = now,
            UnitCode = digest.UnitCode,
            Day = digest.Day,
            Open = digest.Open,
            Overdue = digest.Overdue,
            Items =
            [
                .. owed.OrderBy(obligation => obligation.Deadline.DueAt).ThenBy(obligation => obligation.Id).Take(Items)
                    .Select(obligation => ObligationMessages.Line(obligation, names[obligation])),
            ],
            People =
            [
                .. owed.Where(obligation => obligation.DebtorKind == DebtorKind.Person).GroupBy(obligation => obligation.DebtorCode)
                    .OrderBy(person => person.Key, StringComparer.Ordinal)
                    .Select(person => new PersonDigest
                    {
                        PersonCode = person.Key,
                        Open = person.Count(),
                        Overdue = person.Count(obligation => obligation.Deadline.IsOverdue(now)),
                    }),
            ],
        };
}
