using System.Runtime.CompilerServices;
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
    private const int MostTold = 100;

    /// <summary>
    /// Refuses rows of units that are not the caller's, and rows of locked periods. Gives what is ready to be written, unit by unit;
    /// every other bad row is told in <paramref name="faults"/>, and from the first one on there is nothing more to write.
    /// </summary>
    /// <param name="rows">What is to be recorded.</param>
    /// <param name="faults">Where bad rows are told.</param>
    /// <param name="passOver">Whether a row that says what stands already is passed over: a file that was written out comes back with some rows changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<ResultWrite>> CheckAsync(
        List<CandidateResult> rows, RowFaults faults, bool passOver, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var order = InOrder(rows);
        var groups = GroupsOf(order);
        var days = new PeriodDays(await calendars.SectorAsync(cancellationToken), VietnamTime.Today(clock));
        await DemandAsync(order, groups, days, passOver, cancellationToken);

        var units = await UnitsAsync([.. groups.Select(group => group.UnitCode).Distinct()], cancellationToken);
        foreach (var group in groups)
        {
            if (!days.Knows(group.WorkYear))
            {
                for (var i = group.From; i < group.To; i++)
                    faults.Add(order[i].Line, "period", "Result.PeriodNotInYear", order[i].Period, group.WorkYear);
                continue;
            }
            var targets = await targetsOfUnit.GetAsync(group.UnitCode, group.WorkYear, cancellationToken);
            var standing = await StandingAsync(group.UnitCode, group.WorkYear, cancellationToken);
            var seen = new HashSet<(string Target, string Period)>(group.To - group.From);
            var writes = new List<ResultWrite>(group.To - group.From);
            for (var i = group.From; i < group.To; i++)
            {
                var row = order[i];
                var known = standing.GetValueOrDefault((row.TargetCode, row.Period.Code));
                if (Refuse(row, units.GetValueOrDefault(group.UnitCode), days, targets.GetValueOrDefault(row.TargetCode), known, passOver) is { } fault)
                    faults.Add(row.Line, fault.Field, fault.Key, fault.Arguments);
                else if (!seen.Add((row.TargetCode, row.Period.Code)))
                    faults.Add(row.Line, "targetCode", "Result.Twice", row.TargetCode, row.Period);
                else if (faults.Total == 0 && !(passOver && known?.Figures == row.Figures))
                    writes.Add(new ResultWrite(group.UnitCode, group.WorkYear, row.TargetCode, row.Period.Code, row.Figures, known, known is null ? null : row.Reason));
            }
            if (faults.Total == 0)
                yield return writes;
        }
    }

    private async Task DemandAsync(
        List<CandidateResult> order, List<UnitYear> groups, PeriodDays days, bool passOver, CancellationToken cancellationToken)
    {
        var writable = await scope.UnitsAsync(PlanningPermissions.WriteResults, cancellationToken);
        if (groups.FirstOrDefault(group => !writable.Contains(group.UnitCode)) is { } foreign)
            throw new ForbiddenException("outside-your-units", foreign.UnitCode);
        var book = await locks.ReadAsync([.. groups.Select(group => group.WorkYear).Distinct()], cancellationToken);
        var locked = new HashSet<LockedFigure>();
        foreach (var group in groups.Where(group => book.Concerns(group.UnitCode)))
        {
            var standing = await FormsAsync(group, cancellationToken);
            for (var i = group.From; i < group.To && locked.Count < MostTold; i++)
            {
                List<FormFigure> ofTarget = [.. standing[order[i].TargetCode]];
                if (!passOver || !ofTarget.Exists(figure => figure.Period == order[i].Period && figure.Figures == order[i].Figures))
                    locked.UnionWith(LocksOf(order[i], ofTarget, book, days));
            }
        }
        if (locked.Count > 0)
            throw LockRules.Locked([.. locked.Take(MostTold)], texts);
    }

    /// <summary>
    /// What stands in the way of a figure: a lock of its period; of the form by whose accepted report it stands; and, where a longer
    /// period would be told for the first time, the lock of a figure that then no longer counts.
    /// </summary>
    private static IEnumerable<LockedFigure> LocksOf(CandidateResult row, List<FormFigure> standing, LockBook book, PeriodDays days)
    {
        if (book.Find(row.UnitCode, row.Period, formCode: null) is { } locked)
            return [locked];
        var replaced = standing.FindAll(figure => figure.Period == row.Period);
        if (replaced.Count == 0 && standing.Count > 0 && days.Of(row.Period) is { } whole)
        {
            replaced = standing.FindAll(figure =>
                figure.Period.Kind > row.Period.Kind && days.Of(figure.Period) is { } part && whole.From <= part.From && part.To <= whole.To);
        }
        return replaced.SelectMany(figure => new[] { null, figure.Form }.Distinct().Select(form => book.Find(row.UnitCode, figure.Period, form)))
            .OfType<LockedFigure>();
    }

    /// <summary>The figures of a unit's year, target by target, each with the form of the report that it came with.</summary>
    private async Task<ILookup<string, FormFigure>> FormsAsync(UnitYear group, CancellationToken cancellationToken)
    {
        var rows = await db.Results.AsNoTracking()
            .Where(result => result.UnitCode == group.UnitCode && result.WorkYear == group.WorkYear)
            .Join(db.ResultLog, result => result.Sequence, entry => entry.Sequence, (result, entry) => new
            {
                result.TargetCode,
                result.PeriodCode,
                result.Figures,
                Form = db.Reports.Where(report => entry.Source == ResultSource.Report && report.Id == entry.SourceId)
                    .Select(report => report.FormCode).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.TargetCode, row => new FormFigure(Period.Parse(row.PeriodCode), row.Figures, row.Form));
    }

    /// <summary>By unit and year. Most files come like that; then nothing is moved.</summary>
    private static List<CandidateResult> InOrder(List<CandidateResult> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            if (Compare(rows[i - 1], rows[i]) > 0)
                return [.. rows.OrderBy(row => row, Comparer<CandidateResult>.Create(Compare))];
        }
        return rows;
    }

    private static int Compare(CandidateResult left, CandidateResult right) =>
        string.CompareOrdinal(left.UnitCode, right.UnitCode) is var byUnit and not 0 ? byUnit : left.Period.WorkYear.CompareTo(right.Period.WorkYear);

    private static List<UnitYear> GroupsOf(List<CandidateResult> rows)
    {
        var groups = new List<UnitYear>();
        for (var from = 0; from < rows.Count;)
        {
            var first = rows[from];
            var to = from + 1;
            while (to < rows.Count && rows[to].UnitCode == first.UnitCode && rows[to].Period.WorkYear == first.Period.WorkYear)
                to++;
            groups.Add(new UnitYear(first.UnitCode, first.Period.WorkYear, from, to));
            from = to;
        }
        return groups;
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

    private static Refusal? Refuse(
        CandidateResult row, OrgUnit? unit, PeriodDays days, MeasuredTarget? target, StandingFigures? standing, bool passOver)
    {
        if (unit is null)
            return new("unitCode", "Result.UnitUnknown", row.UnitCode);
        if (target is null)
            return new("targetCode", "Result.TargetUnknown", row.TargetCode, row.UnitCode);
        if (row.Period.Kind == PeriodKind.Week)
            return new("period", "Result.NotByWeek");
        if (days.Of(row.Period) is not { } range)
            return new("period", "Result.PeriodNotInYear", row.Period, row.Period.WorkYear);
        if (days.NotBegun(range))
            return new("period", "Result.PeriodNotBegun", row.Period);
        if (range.To < unit.ValidFrom)
            return new("period", "Result.UnitNotFoundedYet", row.UnitCode, VietnamTime.Format(unit.ValidFrom), row.Period);
        // What a closed unit did belongs to it for ever; what came after belongs to whoever took over.
        if (unit.ValidTo is { } closed && range.To > closed)
            return new("period", "Result.UnitClosed", row.UnitCode, VietnamTime.Format(closed), row.Period);
        if (!target.IsDemandedIn(range))
            return new("period", "Result.TargetNotDemanded", row.TargetCode, row.Period, VietnamTime.Format(target.Days!.From), VietnamTime.Format(target.Days.To!.Value));
        if (target.Rule.Misfit(row.Figures) is { } misfit)
            return new(misfit.Field, $"Result.{misfit.Fault}", [.. misfit.Arguments]);
        if (OutsideOf(range, row.Figures) is { } stray)
            return new("breakdown", "Result.DayOutsidePeriod", VietnamTime.Format(stray), row.Period);
        if (row.Seen is { } seen && seen != (standing?.Sequence ?? 0))
            return new("seen", "Result.ChangedMeanwhile", row.TargetCode, row.Period);
        if (standing is not null && string.IsNullOrWhiteSpace(row.Reason) && !(passOver && standing.Figures == row.Figures))
            return new("correctionReason", "Result.StandsAlready");
        return null;
    }

    /// <summary>A day of the breakdown that is not one of the period: by it a target would count as met before anything was measured.</summary>
    private static DateOnly? OutsideOf(Validity range, Figures figures) =>
        figures.Breakdown?.FirstOrDefault(entry => entry.On is { } on && !range.IsInForce(on))?.On
        ?? figures.Parts?.Values.Select(part => OutsideOf(range, part)).FirstOrDefault(stray => stray is not null);

    /// <summary>A figure with the form of the report that it came with.</summary>
    private sealed record FormFigure(Period Period, Figures Figures, string? Form);

    private sealed record UnitYear(string UnitCode, int WorkYear, int From, int To);

    private sealed record Refusal(string Field, string Key, params object?[] Arguments);

    /// <summary>The days of periods, each worked out once.</summary>
    private sealed class PeriodDays(PeriodCalendar calendar, DateOnly today)
    {
        private readonly Dictionary<Period, Validity?> _known = [];

        public bool Knows(int workYear) => calendar.Versions[0].AppliesFromYear <= workYear;

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
