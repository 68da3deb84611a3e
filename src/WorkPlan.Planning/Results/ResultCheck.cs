using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>What may be recorded: checked alike for a batch, an import, and whatever else brings rows.</summary>
internal sealed class ResultCheck(
    PlanningDbContext db, TargetsOfUnit targetsOfUnit, PeriodCalendars calendars, PeriodLocks locks, UnitScope scope, Texts texts, TimeProvider clock)
{
    /// <summary>
    /// Refuses rows of units that are not the caller's, and rows of locked periods. Other bad rows are told in <paramref name="faults"/>;
    /// while there is none, the rows are ready to be written.
    /// </summary>
    public async Task<List<ResultWrite>> CheckAsync(IReadOnlyList<CandidateResult> rows, RowFaults faults, CancellationToken cancellationToken)
    {
        var groups = rows.GroupBy(row => (row.UnitCode, row.Period.WorkYear)).ToList();
        var writable = await scope.UnitsAsync(PlanningPermissions.WriteResults, cancellationToken);
        var codes = groups.Select(group => group.Key.UnitCode).Distinct().ToList();
        if (codes.FirstOrDefault(code => !writable.Contains(code)) is { } foreign)
            throw new ForbiddenException("outside-your-units", foreign);

        var book = await locks.ReadAsync([.. groups.Select(group => group.Key.WorkYear).Distinct()], cancellationToken);
        var locked = rows.Select(row => (row.UnitCode, row.Period)).Distinct()
            .Select(figure => book.Find(figure.UnitCode, figure.Period, formCode: null)).OfType<LockedFigure>().Take(100).ToList();
        if (locked.Count > 0)
            throw LockRules.Locked(locked, texts);

        var units = await UnitsAsync(codes, cancellationToken);
        var days = new PeriodDays(await calendars.SectorAsync(cancellationToken), VietnamTime.Today(clock));
        var writes = new List<ResultWrite>(rows.Count);
        foreach (var group in groups)
        {
            var (unitCode, workYear) = group.Key;
            var targets = await targetsOfUnit.GetAsync(unitCode, workYear, cancellationToken);
            var standing = await StandingAsync(unitCode, workYear, cancellationToken);
            var seen = new HashSet<(string Target, Period Period)>();
            foreach (var row in group)
            {
                var known = standing.GetValueOrDefault((row.TargetCode, row.Period.Code));
                if (Refuse(row, units.GetValueOrDefault(unitCode), days, targets.GetValueOrDefault(row.TargetCode), known) is { } fault)
                    faults.Add(row.Line, fault.Field, fault.Key, fault.Arguments);
                else if (!seen.Add((row.TargetCode, row.Period)))
                    faults.Add(row.Line, "targetCode", "Result.Twice", row.TargetCode, row.Period);
                else if (faults.Total == 0)
                    writes.Add(new ResultWrite(unitCode, workYear, row.TargetCode, row.Period.Code, row.Figures, known, known is null ? null : row.Reason));
            }
        }
        return writes;
    }

    private async Task<Dictionary<string, OrgUnit>> UnitsAsync(List<string> codes, CancellationToken cancellationToken)
    {
        var units = new Dictionary<string, OrgUnit>();
        foreach (var some in codes.Chunk(500))
        {
            foreach (var unit in await db.Units.AsNoTracking().Where(unit => some.Contains(unit.Code)).ToListAsync(cancellationToken))
                units[unit.Code] = unit;
        }
        return units;
    }

    private async Task<Dictionary<(string, string), StandingFigures>> StandingAsync(string unitCode, int workYear, CancellationToken cancellationToken) =>
        await db.Results.AsNoTracking().Where(result => result.UnitCode == unitCode && result.WorkYear == workYear)
            .ToDictionaryAsync(
                result => (result.TargetCode, result.PeriodCode), result => new StandingFigures(result.Figures, result.Sequence), cancellationToken);

    private static Refusal? Refuse(CandidateResult row, OrgUnit? unit, PeriodDays days, MeasuredTarget? target, StandingFigures? standing)
    {
        if (unit is null)
            return new("unitCode", "Result.UnitUnknown", row.UnitCode);
        if (target is null)
            return new("targetCode", "Result.TargetUnknown", row.TargetCode, row.UnitCode);
        if (days.Of(row.Period) is not { } range)
            return new("period", "Result.PeriodNotInYear", row.Period, row.Period.WorkYear);
        if (days.NotBegun(range))
            return new("period", "Result.PeriodNotBegun", row.Period);
        if (range.To < unit.ValidFrom)
            return new("period", "Result.UnitNotFoundedYet", row.UnitCode, VietnamTime.Format(unit.ValidFrom), row.Period);
        // What a closed unit did belongs to it for ever; what came after belongs to whoever took over.
        if (unit.ValidTo is { } closed && range.To > closed)
            return new("period", "Result.UnitClosed", row.UnitCode, VietnamTime.Format(closed), row.Period);
        if (target.Rule.Misfit(row.Figures) is { } misfit)
            return new(misfit.Field, $"Result.{misfit.Fault}", [.. misfit.Arguments]);
        if (standing is not null && string.IsNullOrWhiteSpace(row.Reason))
            return new("correctionReason", "Result.StandsAlready");
        return null;
    }

    private sealed record Refusal(string Field, string Key, params object?[] Arguments);

    /// <summary>The days of periods, each worked out once.</summary>
    private sealed class PeriodDays(PeriodCalendar calendar, DateOnly today)
    {
        private readonly Dictionary<Period, Validity?> _known = [];

        public Validity? Of(Period period)
        {
            if (!_known.TryGetValue(period, out var range))
            {
                var year = calendar.YearOf(period.WorkYear);
                _known[period] = range = year.PeriodsOf(period.Kind).Contains(period) ? year.RangeOf(period) : null;
            }
            return range;
        }

        public bool NotBegun(Validity range) => range.From > today;
    }
}
