using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>
/// The targets that a unit is held against in a work year: what is demanded of it and what it committed itself to. Where a catalogue
/// takes over from another inside the year, a target has an instance for each rule, each on its days.
/// </summary>
internal sealed class TargetInstances(
    PlanningDbContext db, SuperiorTargets superior, AdoptedTargets adoptions, PeriodCalendars calendars, IUnitDirectory directory)
{
    public async Task<IReadOnlyList<TargetInstance>> OfAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear);
        var committed = await db.Plans.AsNoTracking()
            .Where(plan => plan.UnitCode == unitCode && plan.WorkYear == workYear)
            .SelectMany(plan => plan.Commitments).ToDictionaryAsync(target => target.TargetCode, cancellationToken);
        var addsUp = await AddsUpOnlyAsync(unitCode, workYear, cancellationToken);
        var adopted = await adoptions.CodesAsync(unitCode, workYear, cancellationToken);
        var segments = await SegmentsAsync(unitCode, year, cancellationToken);
        var instances = new List<TargetInstance>();
        foreach (var code in segments.SelectMany(segment => segment.Demands.Keys).Concat(committed.Keys).Distinct())
        {
            var own = committed.GetValueOrDefault(code);
            foreach (var segment in segments)
            {
                if (Of(code, segment, own, !addsUp, adopted.Contains(code)) is not { } instance)
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
    private async Task<bool> AddsUpOnlyAsync(string unitCode, int workYear, CancellationToken cancellationToken) =>
        await db.Units.AnyAsync(
            unit => unit.Code == unitCode && unit.Type == OrgUnitType.Procuracy
                && (unit.Level == OrgLevel.Supreme || unit.Level == OrgLevel.High || unit.Level == OrgLevel.Province),
            cancellationToken)
        && !await db.Results.AnyAsync(result => result.UnitCode == unitCode && result.WorkYear == workYear, cancellationToken);

    private async Task<List<Segment>> SegmentsAsync(string unitCode, WorkYear year, CancellationToken cancellationToken)
    {
        var now = (await superior.ForAsync(unitCode, year.Year, cancellationToken)).All.ToDictionary(demand => demand.TargetCode);
        List<string> units = [unitCode, .. (await directory.GetAsync(cancellationToken)).Ancestors(unitCode)];
        var changes = await db.Catalogues.AsNoTracking()
            .Where(catalogue => catalogue.AppliesFrom > year.From && catalogue.AppliesFrom <= year.To
                && (catalogue.UnitCode == null || units.Contains(catalogue.UnitCode)))
            .Select(catalogue => catalogue.AppliesFrom).Distinct().ToListAsync(cancellationToken);
        if (changes.Count == 0)
            return [new Segment(year.From, year.To, now)];
        var starts = changes.Append(year.From).Order().ToList();
        var inForce = new List<Dictionary<string, SuperiorDemand>>();
        foreach (var start in starts)
            inForce.Add((await superior.InForceAsync(units, start, cancellationToken)).ToDictionary(demand => demand.TargetCode));
        return [.. starts.Select((start, index) => new Segment(
            start, index + 1 < starts.Count ? starts[index + 1].AddDays(-1) : year.To, Overlay(inForce[index], now, inForce)))];
    }

    /// <summary>
    /// The superior's own demand stands beside every rule of the year that its plan was made under or that came later; a rule of the
    /// catalogue that asks more in its days stays.
    /// </summary>
    private static Dictionary<string, SuperiorDemand> Overlay(
        Dictionary<string, SuperiorDemand> segment, Dictionary<string, SuperiorDemand> now, List<Dictionary<string, SuperiorDemand>> all)
    {
        var demands = new Dictionary<string, SuperiorDemand>(segment);
        foreach (var (code, demand) in now)
        {
            var ofACatalogue = all.Exists(other => other.TryGetValue(code, out var known) && known.Citation == demand.Citation);
            if (!ofACatalogue)
                demands[code] = demands.TryGetValue(code, out var known) ? known.NotBelow(demand) : demand;
        }
        return demands;
    }

    private sealed record Segment(DateOnly From, DateOnly To, IReadOnlyDictionary<string, SuperiorDemand> Demands);
}
