using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Locks;

/// <summary>Reads the locks of work years, to be asked about many figures.</summary>
internal sealed class PeriodLocks(PlanningDbContext db, IUnitDirectory directory, PeriodCalendars calendars, Texts texts, TimeProvider clock)
{
    public async Task<LockBook> ReadAsync(IReadOnlyCollection<int> workYears, CancellationToken cancellationToken)
    {
        var locks = await db.PeriodLocks.AsNoTracking().Include(row => row.Exceptions)
            .Where(row => workYears.Contains(row.WorkYear) && row.ReleasedAt == null).AsSplitQuery().ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new LockBook(
            [.. locks.Where(row => row.HoldsAt(now))], await directory.GetAsync(cancellationToken), await calendars.SectorAsync(cancellationToken), now);
    }

    /// <summary>Refuses a change of a unit's report or figure in a locked period.</summary>
    public async Task DemandOpenAsync(string unitCode, Period period, string? formCode, CancellationToken cancellationToken)
    {
        var book = await ReadAsync([period.WorkYear], cancellationToken);
        if (book.Find(unitCode, period, formCode) is { } locked)
            throw LockRules.Locked([locked], texts);
    }
}

/// <summary>The locks that hold at an instant.</summary>
internal sealed class LockBook(IReadOnlyList<PeriodLock> locks, UnitTree tree, PeriodCalendar calendar, DateTimeOffset now)
{
    private readonly Dictionary<(string Unit, Period Period, string? Form), LockedFigure?> _answers = [];

    public bool IsEmpty => locks.Count == 0;

    /// <summary>Whether any of them covers a unit.</summary>
    public bool Concerns(string unitCode) => !IsEmpty
        && (locks.Any(found => found.UnitCode is null || found.UnitCode == unitCode) || tree.Ancestors(unitCode).Any(above => locks.Any(found => found.UnitCode == above)));

    /// <summary>The lock in the way of a change, or null. A figure without a form is held by locks without one.</summary>
    public LockedFigure? Find(string unitCode, Period period, string? formCode)
    {
        if (IsEmpty)
            return null;
        if (!_answers.TryGetValue((unitCode, period, formCode), out var answer))
            _answers[(unitCode, period, formCode)] = answer = Search(unitCode, period, formCode);
        return answer;
    }

    private LockedFigure? Search(string unitCode, Period period, string? formCode)
    {
        var above = tree.Ancestors(unitCode).Prepend(unitCode).ToHashSet();
        foreach (var found in locks.OrderByDescending(row => row.Level))
        {
            if ((found.UnitCode is null || above.Contains(found.UnitCode)) && (found.FormCode is null || found.FormCode == formCode)
                && Covers(found, period) && Exception(found, unitCode, formCode) is var exception && !(exception?.ExpiresAt > now))
            {
                return new LockedFigure(
                    unitCode, period.Code, found.Id, found.Level, found.PeriodCode, found.Reason, found.Until, exception?.ExpiresAt);
            }
        }
        return null;
    }

    private static LockException? Exception(PeriodLock found, string unitCode, string? formCode) =>
        found.Exceptions.Where(exception => exception.Covers(unitCode, formCode)).MaxBy(exception => exception.ExpiresAt);

    private bool Covers(PeriodLock found, Period period)
    {
        if (found.WorkYear != period.WorkYear)
            return false;
        var (outer, inner) = (calendar.RangeOf(Period.Parse(found.PeriodCode)), calendar.RangeOf(period));
        return outer.From <= inner.From && inner.To <= outer.To;
    }
}
