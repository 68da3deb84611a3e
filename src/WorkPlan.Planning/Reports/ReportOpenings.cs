using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// Cells that repeat what the period before closed with: the unit's own closing, and that of each unit that it took over from in this
/// period. What a divided unit left was divided by hand, so of that an opening can hold what the other successors have left over.
/// </summary>
internal sealed class ReportOpenings(PlanningDbContext db, PeriodCalendars calendars)
{
    /// <summary>Nothing is asked where one of those reports is not there.</summary>
    /// <param name="report">Whose opening it is.</param>
    /// <param name="form">Its form.</param>
    /// <param name="alone">True to leave aside what others opened with: a correction goes first, and they follow.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<OpeningCheck>> CheckAsync(Report report, ReportForm form, bool alone, CancellationToken cancellationToken)
    {
        var opening = form.Content.Cells.Where(cell => cell.OpensFrom is not null).ToList();
        if (opening.Count == 0)
            return [];
        var turn = await TurnAsync(report.PeriodCode, cancellationToken);
        var kin = await KinAsync(report.UnitCode, turn, cancellationToken);
        var own = kin.SourcesOf(report.UnitCode);
        var closings = await ClosingsAsync(report, turn, kin, cancellationToken);
        if (own.Count == 0 || own.Exists(source => !closings.ContainsKey(source.UnitCode)))
            return [];
        var others = alone ? [] : await OthersAsync(report, kin, cancellationToken);
        var codes = own.ConvertAll(source => source.UnitCode);
        return
        [
            .. opening.Where(cell => own.TrueForAll(source => closings[source.UnitCode].ContainsKey(cell.OpensFrom!))).Select(cell =>
            {
                var whole = own.Where(source => source.Whole).Sum(source => closings[source.UnitCode][cell.OpensFrom!]);
                var opened = Opened(cell, others, kin, closings);
                var (least, most) = kin.Divided.Count == 0 ? (0, 0)
                    : new DividedClosings(Of(cell.OpensFrom!, kin.Divided.Select(share => share.Predecessor), closings), kin.Divided)
                        .LeftFor(report.UnitCode, opened);
                var value = report.Cells.TryGetValue(cell.Code, out var filled) ? filled : (long?)null;
                return new OpeningCheck(
                    cell.Code, value, turn.Before.Code, cell.OpensFrom!, whole + least, value is null ? null : whole + least <= value && value <= whole + most)
                {
                    AtMost = most == least ? null : whole + most,
                    Units = codes is [var only] && only == report.UnitCode ? null : codes,
                    Others = opened.Count == 0 ? null : [.. opened.OrderBy(other => other.Key, StringComparer.Ordinal).Select(other => new OpenedShare(other.Key, other.Value))],
                };
            }),
        ];
    }

    /// <summary>
    /// Of two successors that open at the same moment with what one unit left, the second has to look again: both claim that unit's report.
    /// </summary>
    public async Task ClaimAsync(Report report, CancellationToken cancellationToken)
    {
        var turn = await TurnAsync(report.PeriodCode, cancellationToken);
        var divided = (await KinAsync(report.UnitCode, turn, cancellationToken)).Divided
            .Where(share => share.Successor == report.UnitCode).Select(share => share.Predecessor).ToList();
        if (divided.Count == 0)
            return;
        var before = turn.Before.Code;
        foreach (var closing in await db.Reports
            .Where(known => divided.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == before).ToListAsync(cancellationToken))
            db.Touch(closing);
    }

    /// <summary>The reports of the next period that open with what this one closes with: the unit's, and those of its successors.</summary>
    public async Task<List<Report>> OpenedFromAsync(Report report, CancellationToken cancellationToken)
    {
        var calendar = await calendars.SectorAsync(cancellationToken);
        var next = calendar.Next(Period.Parse(report.PeriodCode));
        var units = await SharesIn(calendar.RangeOf(next)).Where(share => share.PredecessorCode == report.UnitCode)
            .Select(share => share.SuccessorCode).Distinct().ToListAsync(cancellationToken);
        units.Add(report.UnitCode);
        return await ReportsAsync(report, next.Code, units, cancellationToken);
    }

    /// <summary>The reports of those with whom the unit shares what a divided unit left.</summary>
    public async Task<List<Report>> SharingWithAsync(Report report, CancellationToken cancellationToken)
    {
        var kin = await KinAsync(report.UnitCode, await TurnAsync(report.PeriodCode, cancellationToken), cancellationToken);
        return await ReportsAsync(report, report.PeriodCode, kin.Others(report.UnitCode), cancellationToken);
    }

    private Task<List<Report>> ReportsAsync(Report like, string period, List<string> units, CancellationToken cancellationToken) =>
        db.Reports.Include(known => known.Trace)
            .Where(known => units.Contains(known.UnitCode) && known.FormCode == like.FormCode && known.PeriodCode == period).ToListAsync(cancellationToken);

    private async Task<Turn> TurnAsync(string periodCode, CancellationToken cancellationToken)
    {
        var calendar = await calendars.SectorAsync(cancellationToken);
        var period = Period.Parse(periodCode);
        var before = calendar.Previous(period);
        return new Turn(before, calendar.RangeOf(period), calendar.RangeOf(before).To!.Value);
    }

    private IQueryable<SuccessionShare> SharesIn(Validity days)
    {
        var (from, to) = (days.From, days.To!.Value);
        return db.Successions.AsNoTracking()
            .Where(succession => succession.Kind != SuccessionKind.Transfer && succession.EffectiveOn >= from && succession.EffectiveOn <= to)
            .SelectMany(succession => succession.Shares);
    }

    /// <summary>Most units took over from nobody, or from whole units; only where one was divided all the others have to be known.</summary>
    private async Task<Kin> KinAsync(string unitCode, Turn turn, CancellationToken cancellationToken)
    {
        var shares = await SharesIn(turn.Days).Where(share => share.SuccessorCode == unitCode).ToListAsync(cancellationToken);
        var divided = new List<Heirship>();
        if (shares.Exists(IsDivided))
        {
            shares = await SharesIn(turn.Days).ToListAsync(cancellationToken);
            divided = [.. Kin.Connected(unitCode, [.. shares.Where(IsDivided).Select(share => new Heirship(share.PredecessorCode, share.SuccessorCode))])];
        }
        var units = divided.Select(share => share.Successor).Append(unitCode).Distinct().ToList();
        var lastDay = turn.LastDayBefore;
        var older = await db.Units.Where(unit => units.Contains(unit.Code) && unit.ValidFrom <= lastDay).Select(unit => unit.Code).ToListAsync(cancellationToken);
        return new Kin(divided, units.ToDictionary(unit => unit, unit => (List<Source>)
        [
            .. older.Where(code => code == unit).Select(code => new Source(code, Whole: true)),
            .. shares.Where(share => share.SuccessorCode == unit).OrderBy(share => share.PredecessorCode, StringComparer.Ordinal)
                .Select(share => new Source(share.PredecessorCode, !IsDivided(share))),
        ]));
    }

    private async Task<Dictionary<string, IReadOnlyDictionary<string, long>>> ClosingsAsync(
        Report report, Turn turn, Kin kin, CancellationToken cancellationToken)
    {
        var (codes, before) = (kin.AllSources, turn.Before.Code);
        var closings = await db.Reports.AsNoTracking()
            .Where(known => codes.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == before
                && (known.State == ReportState.Submitted || known.State == ReportState.Accepted))
            .ToDictionaryAsync(known => known.UnitCode, known => known.Cells, cancellationToken);
        // The one that is being submitted or corrected right now counts with what it says now.
        foreach (var known in db.Reports.Local.Where(known =>
            codes.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == before && known.IsOnItsWay))
            closings[known.UnitCode] = known.Cells;
        return closings;
    }

    /// <summary>What the others have reported. Who was told that the figures moved has still to answer.</summary>
    private async Task<List<Report>> OthersAsync(Report report, Kin kin, CancellationToken cancellationToken)
    {
        var others = kin.Others(report.UnitCode);
        return others.Count == 0
            ? []
            : (await db.Reports.AsNoTracking().Include(known => known.Trace)
                .Where(known => others.Contains(known.UnitCode) && known.FormCode == report.FormCode && known.PeriodCode == report.PeriodCode)
                .ToListAsync(cancellationToken)).FindAll(known => known is { IsOnItsWay: true, HasMovedOpening: false });
    }

    /// <summary>How much of what was divided the others opened with: what is in their cell beyond what they took over whole.</summary>
    private static Dictionary<string, long> Opened(
        FormCell cell, List<Report> others, Kin kin, Dictionary<string, IReadOnlyDictionary<string, long>> closings)
    {
        var opened = new Dictionary<string, long>();
        foreach (var other in others.Where(other => other.Cells.ContainsKey(cell.Code)))
        {
            var sources = kin.SourcesOf(other.UnitCode);
            if (sources.TrueForAll(source => closings.TryGetValue(source.UnitCode, out var closing) && closing.ContainsKey(cell.OpensFrom!)))
            {
                var whole = sources.Where(source => source.Whole).Sum(source => closings[source.UnitCode][cell.OpensFrom!]);
                opened[other.UnitCode] = Math.Max(0, other.Cells[cell.Code] - whole);
            }
        }
        return opened;
    }

    private static Dictionary<string, long> Of(
        string cell, IEnumerable<string> units, Dictionary<string, IReadOnlyDictionary<string, long>> closings) =>
        units.Distinct().Where(unit => closings.TryGetValue(unit, out var closing) && closing.ContainsKey(cell))
            .ToDictionary(unit => unit, unit => Math.Max(0, closings[unit][cell]));

    private static bool IsDivided(SuccessionShare share) => share.BasisPoints != BasisPoints.Whole;

    /// <summary>The period before, the days of this one, and the last day before them.</summary>
    private sealed record Turn(Period Before, Validity Days, DateOnly LastDayBefore);

    private sealed record Source(string UnitCode, bool Whole);

    /// <summary>A unit, and those with whom it shares what divided units left, near or far.</summary>
    private sealed record Kin(IReadOnlyList<Heirship> Divided, IReadOnlyDictionary<string, List<Source>> Sources)
    {
        public List<string> AllSources => [.. Sources.Values.SelectMany(sources => sources).Select(source => source.UnitCode).Distinct()];

        public List<Source> SourcesOf(string unitCode) => Sources[unitCode];

        public List<string> Others(string unitCode) => [.. Sources.Keys.Where(unit => unit != unitCode)];

        public static HashSet<Heirship> Connected(string unitCode, List<Heirship> shares)
        {
            var (units, found) = (new HashSet<string> { unitCode }, new HashSet<Heirship>());
            while (shares.FindAll(share => !found.Contains(share) && (units.Contains(share.Successor) || units.Contains(share.Predecessor))) is { Count: > 0 } more)
            {
                found.UnionWith(more);
                units.UnionWith(more.SelectMany(share => new[] { share.Predecessor, share.Successor }));
            }
            return found;
        }
    }
}
