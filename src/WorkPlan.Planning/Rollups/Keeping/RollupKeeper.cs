using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <param name="UnitCode">The unit whose figures or targets changed.</param>
/// <param name="WorkYear">In which year.</param>
/// <param name="Targets">Which targets; null for all.</param>
/// <param name="Refresh">What the unit is held against may have changed too.</param>
/// <param name="Reported">What it reported, where that was read already; null to look it up.</param>
internal sealed record ChangedUnit(
    string UnitCode, int WorkYear, IReadOnlyCollection<string>? Targets, bool Refresh, IReadOnlyDictionary<string, Figures?[]>? Reported = null);

/// <summary>
/// Brings states, scores and aggregates into line with results and targets. Works on differences: a change costs what the unit's own
/// state costs, and one sum for each unit above it. In the transaction of the caller, or in one of its own.
/// </summary>
internal sealed class RollupKeeper(
    PlanningDbContext db, TargetInstances targets, PeriodCalendars calendars, Headcounts headcounts, IUnitDirectory directory, OutcomeNews news)
{
    /// <summary>So many units are looked up and saved together.</summary>
    private const int UnitsAtOnce = 20;

    private readonly Dictionary<(string Unit, int Year, string Target, DateOnly From), TargetState> _states = [];

    /// <returns>How many states were not as they should be.</returns>
    public async Task<int> KeepAsync(IReadOnlyCollection<ChangedUnit> changed, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            return await KeepInTransactionAsync(changed, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var corrected = await KeepInTransactionAsync(changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return corrected;
    }

    private async Task<int> KeepInTransactionAsync(IReadOnlyCollection<ChangedUnit> changed, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var corrected = 0;
        foreach (var year in changed.GroupBy(unit => unit.WorkYear).OrderBy(year => year.Key))
        {
            await TakeTurnAsync(year.Key, cancellationToken);
            // Some units at a time, and let go of then: the first figures of the whole sector would otherwise be in memory together.
            foreach (var some in year.OrderBy(unit => unit.UnitCode, StringComparer.Ordinal).Chunk(UnitsAtOnce))
            {
                var differences = new Differences();
                corrected += await KeepStatesAsync(year.Key, some, differences, tree, cancellationToken);
                await KeepScoresAsync(year.Key, differences.Scores, cancellationToken);
                await KeepSumsAsync(year.Key, differences.Below, cancellationToken);
                await news.PublishAsync(year.Key, cancellationToken);
                await SaveAsync(cancellationToken);
            }
        }
        return corrected;
    }

    /// <summary>Adds up anew what stands below a unit; the units below it have to be right already.</summary>
    public async Task<int> SumUpAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(workYear, cancellationToken);
        var children = (await directory.GetAsync(cancellationToken)).Children(unitCode).ToList();
        var sums = new Dictionary<(string TargetCode, DateOnly From), (TargetState Like, SlotSum[] Sum)>();
        await foreach (var child in db.TargetStates.AsNoTracking()
            .Where(state => children.Contains(state.UnitCode) && state.WorkYear == workYear)
            .OrderBy(state => state.UnitCode).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var whole = child.Whole();
            if (!sums.TryGetValue((child.TargetCode, child.From), out var entry))
                sums[(child.TargetCode, child.From)] = entry = (child, Differences.Empty());
            for (var slot = 0; slot < whole.Length; slot++)
                entry.Sum[slot] = entry.Sum[slot].Plus(whole[slot]);
        }
        var corrected = 0;
        var known = await LoadAsync(db.TargetStates.Where(state => state.UnitCode == unitCode && state.WorkYear == workYear), cancellationToken);
        foreach (var key in known.Select(state => (state.TargetCode, state.From)).Union(sums.Keys).ToList())
        {
            var sum = sums.TryGetValue(key, out var entry) ? entry.Sum : Differences.Empty();
            if (entry.Like is null && !_states.ContainsKey((unitCode, workYear, key.TargetCode, key.From)))
                continue;
            var state = Find(unitCode, workYear, key.TargetCode, key.From, () => TargetState.For(unitCode, entry.Like!));
            var before = state.Below;
            state.SumUp(sum);
            corrected += state.Below == before ? 0 : 1;
        }
        corrected += await SumUpScoresAsync(unitCode, workYear, children, cancellationToken);
        await SaveAsync(cancellationToken);
        return corrected;
    }

    private async Task<int> SumUpScoresAsync(string unitCode, int workYear, List<string> children, CancellationToken cancellationToken)
    {
        var sums = (await db.UnitScores.AsNoTracking()
            .Where(score => children.Contains(score.UnitCode) && score.WorkYear == workYear).ToListAsync(cancellationToken))
            .GroupBy(score => (score.Slot, score.FieldCode))
            .ToDictionary(same => same.Key, same => same.Aggregate(SlotSum.Nothing, (sum, score) => sum.Plus(score.Whole())));
        var known = await db.UnitScores.Where(score => score.UnitCode == unitCode && score.WorkYear == workYear)
            .ToDictionaryAsync(score => (score.Slot, score.FieldCode), cancellationToken);
        var corrected = 0;
        foreach (var key in known.Keys.Union(sums.Keys).ToList())
        {
            var score = ScoreOf(unitCode, workYear, key.Slot, key.FieldCode, known);
            var change = (sums.GetValueOrDefault(key) ?? SlotSum.Nothing).Minus(score.BelowOnly());
            corrected += change.IsNothing ? 0 : 1;
            score.CountBelow(change);
        }
        return corrected;
    }

    private async Task<int> KeepStatesAsync(
        int workYear, IReadOnlyList<ChangedUnit> changed, Differences differences, UnitTree tree, CancellationToken cancellationToken)
    {
        var units = new List<UnitWork>();
        var refreshed = new List<ChangedUnit>();
        foreach (var unit in changed)
        {
            if (!unit.Refresh && await StandingAsync(unit, cancellationToken) is { } known)
                units.Add(new UnitWork(unit, known, [.. known.Select(state => state.Instance()).OfType<TargetInstance>()]));
            else
                refreshed.Add(unit with { Targets = null });
        }
        var codes = refreshed.ConvertAll(unit => unit.UnitCode);
        if (codes.Count > 0)
        {
            var known = (await LoadAsync(
                db.TargetStates.Where(state => codes.Contains(state.UnitCode) && state.WorkYear == workYear), cancellationToken)).ToLookup(state => state.UnitCode);
            var instances = await targets.OfAsync(codes, workYear, cancellationToken);
            units.AddRange(refreshed.Select(unit => new UnitWork(unit, [.. known[unit.UnitCode]], instances[unit.UnitCode])));
        }
        var layout = await calendars.LayoutOfAsync(workYear, cancellationToken);
        var heads = await headcounts.OfAsync(
            units.ToDictionary(unit => unit.Unit.UnitCode, unit => (IReadOnlyCollection<HeadcountNeed>)
                [.. unit.Instances.SelectMany(instance => Judging.HeadcountsOf(layout, instance)).Distinct()]),
            cancellationToken);
        var corrected = 0;
        foreach (var (unit, known, instances) in units)
        {
            var reported = unit.Reported ?? await ReportedFigures.OfAsync(db, layout, unit.UnitCode, unit.Targets, cancellationToken);
            corrected += Keep(
                unit, known, instances, target => reported.GetValueOrDefault(target) ?? new Figures?[YearLayout.Slots], layout, heads[unit.UnitCode], differences, [.. tree.Ancestors(unit.UnitCode)]);
        }
        return corrected;
    }

    /// <summary>
    /// The states of what changed; null for a unit's first figure, or one for a target that is new to it: what it is held against is then
    /// looked up once more.
    /// </summary>
    private async Task<List<TargetState>?> StandingAsync(ChangedUnit unit, CancellationToken cancellationToken)
    {
        var states = db.TargetStates.Where(state => state.UnitCode == unit.UnitCode && state.WorkYear == unit.WorkYear);
        if (unit.Targets is { } some)
            states = states.Where(state => some.Contains(state.TargetCode));
        var known = await LoadAsync(states, cancellationToken);
        var isNew = unit.Targets is { } codes && (
            codes.Except(known.Where(state => state.RuleText is not null).Select(state => state.TargetCode)).Any()
            // A unit that only added up so far reports something of its own.
            || known.Exists(state => state is { RuleText: not null, Counted: false, FiguresText: null }));
        return isNew ? null : known;
    }

    private int Keep(
        ChangedUnit unit, List<TargetState> known, IReadOnlyList<TargetInstance> instances, Func<string, Figures?[]> reported, YearLayout layout,
        IReadOnlyList<Headcount> heads, Differences differences, IReadOnlyList<string> above)
    {
        var byKey = known.ToDictionary(state => (state.TargetCode, state.From));
        var corrected = 0;
        foreach (var instance in instances)
        {
            byKey.Remove((instance.TargetCode, instance.From));
            var state = Find(
                unit.UnitCode, unit.WorkYear, instance.TargetCode, instance.From, () => TargetState.For(unit.UnitCode, unit.WorkYear, instance));
            var judged = Judging.Judge(layout, instance, reported(instance.TargetCode), heads);
            corrected += Change(state, differences, above, () => state.Stand(instance, judged));
        }
        foreach (var lapsed in byKey.Values.Where(state => state.RuleText is not null))
            corrected += Change(lapsed, differences, above, lapsed.Lapse);
        return corrected;
    }

    private int Change(TargetState state, Differences differences, IReadOnlyList<string> above, Action change)
    {
        var (before, rule) = (state.Now(), state.RuleText);
        change();
        news.Note(state, before, rule);
        if (before == state.Now())
            return 0;
        differences.Add(state, before.FieldCode, before.Contribution(), state.Own(), above);
        return 1;
    }

    private async Task KeepScoresAsync(int workYear, ILookup<string, ScoreChange> scores, CancellationToken cancellationToken)
    {
        foreach (var unit in scores)
        {
            var known = await db.UnitScores.Where(score => score.UnitCode == unit.Key && score.WorkYear == workYear)
                .ToDictionaryAsync(score => (score.Slot, score.FieldCode), cancellationToken);
            foreach (var change in unit)
            {
                var score = ScoreOf(unit.Key, workYear, change.Slot, change.FieldCode, known);
                score.Count(change.Own);
                score.CountBelow(change.Below);
            }
        }
    }

    private UnitScore ScoreOf(string unitCode, int workYear, int slot, string field, Dictionary<(int, string), UnitScore> known)
    {
        if (known.TryGetValue((slot, field), out var score))
            return score;
        known[(slot, field)] = score = new UnitScore { UnitCode = unitCode, WorkYear = workYear, Slot = slot, FieldCode = field };
        db.UnitScores.Add(score);
        return score;
    }

    private async Task KeepSumsAsync(
        int workYear, ILookup<string, (TargetState Like, SlotSum[] Change)> below, CancellationToken cancellationToken)
    {
        foreach (var unit in below.OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            var codes = unit.Select(entry => entry.Like.TargetCode).Distinct().ToList();
            await LoadAsync(
                db.TargetStates.Where(state => state.UnitCode == unit.Key && state.WorkYear == workYear && codes.Contains(state.TargetCode)),
                cancellationToken);
            foreach (var (like, change) in unit)
            {
                var state = Find(unit.Key, workYear, like.TargetCode, like.From, () => TargetState.For(unit.Key, like));
                var sums = SlotText.ReadSums(state.Below);
                for (var slot = 0; slot < sums.Length; slot++)
                    sums[slot] = sums[slot].Plus(change[slot]);
                state.SumUp(sums);
            }
        }
    }

    private async Task TakeTurnAsync(int workYear, CancellationToken cancellationToken)
    {
        var counted = await db.RollupYears.Where(year => year.WorkYear == workYear)
            .ExecuteUpdateAsync(year => year.SetProperty(known => known.Changes, known => known.Changes + 1), cancellationToken);
        if (counted > 0)
            return;
        db.RollupYears.Add(new RollupYear { WorkYear = workYear, Changes = 1 });
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<TargetState>> LoadAsync(IQueryable<TargetState> query, CancellationToken cancellationToken)
    {
        var states = await query.ToListAsync(cancellationToken);
        foreach (var state in states)
            _states[(state.UnitCode, state.WorkYear, state.TargetCode, state.From)] = state;
        return states;
    }

    private TargetState Find(string unitCode, int workYear, string targetCode, DateOnly from, Func<TargetState> create)
    {
        var key = (unitCode, workYear, targetCode, from);
        if (!_states.TryGetValue(key, out var state))
            db.TargetStates.Add(_states[key] = state = create());
        return state;
    }

    /// <summary>A unit's first year is a thousand new rows.</summary>
    private async Task InsertAsync<T>(CancellationToken cancellationToken) where T : class
    {
        var added = db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added).ToList();
        foreach (var entry in added)
            entry.State = EntityState.Detached;
        await db.InsertManyAsync(added.Select(entry => entry.Entity), cancellationToken);
    }

    /// <summary>Saves, and lets go of what it saved: a long import would otherwise carry everything that it has ever touched.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        db.TargetStates.RemoveRange(_states.Values.Where(state => state.IsEmpty));
        db.UnitScores.RemoveRange(db.UnitScores.Local.Where(score => score.IsEmpty).ToList());
        await InsertAsync<TargetState>(cancellationToken);
        await InsertAsync<UnitScore>(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        _states.Clear();
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is TargetState or UnitScore or RollupYear).ToList())
            entry.State = EntityState.Detached;
    }

    private sealed record UnitWork(ChangedUnit Unit, List<TargetState> Known, IReadOnlyList<TargetInstance> Instances);
}
