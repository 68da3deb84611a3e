using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Obligations;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

/// <summary>
/// When a week, a month or a quarter is over, every unit's briefings of that kind are counted up to its end, and the others are told: a unit
/// that stops meeting would otherwise look as regular as on the day of its last meeting. In short transactions; each unit once for each
/// period, whoever does it.
/// </summary>
internal sealed class BriefingCountRound(
    PlanningDbContext db, BriefingCounts counts, PeriodCalendars periods, IOptions<ObligationOptions> options, TimeProvider clock)
{
    /// <param name="goOn">Asked before each transaction: whether the job is still this instance's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many counts were told.</returns>
    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var sector = await periods.SectorAsync(cancellationToken);
        var today = VietnamTime.Today(clock);
        var told = 0;
        foreach (var kind in Enum.GetValues<BriefingKind>())
        {
            var last = BriefingRegularity.SlotOf(kind, today, sector).AddDays(-1);
            var first = BriefingRegularity.SlotOf(kind, last, sector);
            // A week can lie in two work years: it ends the one and begins the other.
            foreach (var year in new[] { sector.Containing(first), sector.Containing(last) }.DistinctBy(year => year.Year))
                told += await CountAsync(kind, year, first, last < year.To ? last : year.To, goOn, cancellationToken);
        }
        return told;
    }

    private async Task<int> CountAsync(
        BriefingKind kind, WorkYear year, DateOnly from, DateOnly to, Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var workYear = year.Year;
        var due = db.Units.AsNoTracking().Where(unit => unit.ValidFrom <= to && (unit.ValidTo == null || unit.ValidTo >= from)
            && !db.BriefingCountings.Any(known =>
                known.UnitCode == unit.Code && known.WorkYear == workYear && known.Kind == kind && known.CountedTo >= to));
        var told = 0;
        while (await due.AnyAsync(cancellationToken) && await goOn())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var units = await due.OrderBy(unit => unit.Code).Take(options.Value.SweepChunk).ToListAsync(cancellationToken);
            await counts.TellAsync(units, year, kind, to, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            db.ChangeTracker.Clear();
            told += units.Count;
        }
        return told;
    }
}
