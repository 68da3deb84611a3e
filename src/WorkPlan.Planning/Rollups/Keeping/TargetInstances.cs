using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>
/// The targets that a unit is held against in a work year: what is demanded of it and what it committed itself to. Where a catalogue
/// takes over from another inside the year, a target has an instance for each rule, each on its days.
/// </summary>
internal sealed class TargetInstances(
    PlanningDbContext db, SuperiorTargets superior, AdoptedTargets adoptions, PeriodCalendars calendars, IUnitDirectory directory)
{
    /// <summary>For many units with as many queries as for one.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<TargetInstance>>> OfAsync(
        IReadOnlyCollection<string> unitCodes, int workYear, CancellationToken cancellationToken)
    {
        if (unitCodes.Count == 0)
            return new Dictionary<string, IReadOnlyList<TargetInstance>>();
        var committed = (await db.Plans.AsNoTracking()
            .Where(plan => unitCodes.Contains(plan.UnitCode) && plan.WorkYear == workYear)
            .SelectMany(plan => plan.Commitments, (plan, commitment) => new { plan.UnitCode, Commitment = commitment }).ToListAsync(cancellationToken))
            .ToLookup(entry => entry.UnitCode, entry => entry.Commitment);
        var addUp = await AddUpOnlyAsync(unitCodes, workYear, cancellationToken);
        var adopted = await adoptions.CodesAsync(unitCodes, workYear, cancellationToken);
        var segments = await SegmentsAsync(unitCodes, workYear, cancellationToken);
        return unitCodes.ToDictionary(
            unit => unit,
            unit => (IReadOnlyList<TargetInstance>)Of(segments[unit], committed[unit].ToDictionary(target => target.TargetCode), !addUp.Contains(unit), adopted[unit]));
    }

    private static List<TargetInstance> Of(
        List<Segment> segments, Dictionary<string, TargetCommitment> committed, bool counts, IReadOnlySet<string> adopted)
    {
        var instances = new List<TargetInstance>();
        foreach (var code in segments.SelectMany(segment => segment.Demands.Keys).Concat(committed.Keys).Distinct())
        {
            var own = committed.GetValueOrDefault(code);
            foreach (var segment in segments)
            {
                if (Of(code, segment, own, counts, adopted.Contains(code)) is not { } instance)
                    continue;
                if (instances is [.., var last] && last.To.AddDays(1) == instance.From && last == instance with { From = last.From, To = last.To })
                    instances[^1] = last with { To = instance.To };
                else
                    instances.Add(instance);
            }
        }
        return instances;
    }

    private static TargetInstance? Of(string code, Segment segment, TargetCommitment? own, bool counts, bool adopted)
    {
        var demand = segment.Demands.GetValueOrDefault(code);
        if (own is { Inherited: false })
        {
            return new TargetInstance(
                code, own.FieldCode, own.Name, demand?.Citation, own.Rule,
                counts && (own.Kind != CommitmentKind.Additional || adopted || demand is not null), segment.From, segment.To);
        }
        return demand is null
            ? null
            : new TargetInstance(code, demand.FieldCode, demand.Name, demand.Citation, demand.Rule, counts, segment.From, segment.To);
    }

    /// <summary>A procuracy that has units below it and reports nothing of its own has its targets for the sum of what they report.</summary>
    private async Task<HashSet<string>> AddUpOnlyAsync(IReadOnlyCollection<string> unitCodes, int workYear, CancellationToken cancellationToken) =>
        (await db.Units
            .Where(unit => unitCodes.Contains(unit.Code) && unit.Type == OrgUnitType.Procuracy
                && (unit.Level == OrgLevel.Supreme || unit.Level == OrgLevel.High || unit.Level == OrgLevel.Province)
                && !db.Results.Any(result => result.UnitCode == unit.Code && result.WorkYear == workYear))
            .Select(unit => unit.Code).ToListAsync(cancellationToken)).ToHashSet();

    private async Task<Dictionary<string, List<Segment>>> SegmentsAsync(
        IReadOnlyCollection<string> unitCodes, int workYear, CancellationToken cancellationToken)
    {
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear);
        var now = await superior.ForAsync(unitCodes, workYear, cancellationToken);
        var tree = await directory.GetAsync(cancellationToken);
        var (from, to) = (year.From, year.To);
        var changes = await db.Catalogues.AsNoTracking()
            .Where(catalogue => catalogue.AppliesFrom <= to && (catalogue.AppliesFrom > from || (catalogue.AppliesTo >= from && catalogue.AppliesTo < to)))
            .Select(catalogue => new { catalogue.UnitCode, catalogue.AppliesFrom, catalogue.AppliesTo }).Distinct().ToListAsync(cancellationToken);
        var starts = unitCodes.ToDictionary(unit => unit, unit =>
        {
            HashSet<string> chain = [unit, .. tree.Ancestors(unit)];
            return (IReadOnlyList<DateOnly>)
            [
                .. changes.Where(change => change.UnitCode is null || chain.Contains(change.UnitCode))
                    .SelectMany(change => new[] { change.AppliesFrom, change.AppliesTo?.AddDays(1) }).OfType<DateOnly>()
                    .Where(start => start > from && start <= to).Append(from).Distinct().Order(),
            ];
        });
        // Most years have one catalogue throughout: then what is demanded now is all there is.
        var inForce = await superior.InForceAsync(starts.Where(unit => unit.Value.Count > 1).ToDictionary(), cancellationToken);
        return unitCodes.ToDictionary(unit => unit, unit =>
        {
            var demanded = now[unit].All.ToDictionary(demand => demand.TargetCode);
            return !inForce.TryGetValue(unit, out var versions)
                ? [new Segment(from, to, demanded)]
                : (List<Segment>)
                [
                    .. starts[unit].Select((start, at) => new Segment(
                        start, at + 1 < starts[unit].Count ? starts[unit][at + 1].AddDays(-1) : to, Overlay(versions[at], demanded, versions))),
                ];
        });
    }

    /// <summary>
    /// The superior's own demand stands beside every rule of the year that its plan was made under or that came later; a rule of the
    /// catalogue that asks more in its days stays.
    /// </summary>
    private static Dictionary<string, SuperiorDemand> Overlay(
        IReadOnlyDictionary<string, SuperiorDemand> segment, Dictionary<string, SuperiorDemand> now,
        IReadOnlyList<IReadOnlyDictionary<string, SuperiorDemand>> all)
    {
        var demands = new Dictionary<string, SuperiorDemand>(segment);
        foreach (var (code, demand) in now)
        {
            var ofACatalogue = all.Any(other => other.TryGetValue(code, out var known) && known.Citation == demand.Citation);
            if (!ofACatalogue)
                demands[code] = demands.TryGetValue(code, out var known) ? known.NotBelow(demand) : demand;
        }
        return demands;
    }

    private sealed record Segment(DateOnly From, DateOnly To, IReadOnlyDictionary<string, SuperiorDemand> Demands);
}
