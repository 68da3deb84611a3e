using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>
/// The targets that a unit's results are held against in a year: those of its plan, and what is demanded of it besides, on whatever days
/// of the year. A regulation that takes over in October does not undo what was demanded until September.
/// </summary>
internal sealed class TargetsOfUnit(PlanningDbContext db, SuperiorTargets superior, PeriodCalendars calendars)
{
    public async Task<IReadOnlyDictionary<string, MeasuredTarget>> GetAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear).Range;
        var now = await superior.ForAsync(unitCode, workYear, cancellationToken);
        var versions = (await superior.VersionsAsync([unitCode], year, cancellationToken))[unitCode];
        var targets = versions.SelectMany(version => version.Demands.Values).Concat(now.All).GroupBy(demand => demand.TargetCode)
            .ToDictionary(same => same.Key, same => Of(now.Of(same.Key) ?? same.Last(), DaysOf(same.Key, now, versions, year)));
        var committed = await db.Plans.AsNoTracking()
            .Where(plan => plan.UnitCode == unitCode && plan.WorkYear == workYear)
            .SelectMany(plan => plan.Commitments).ToListAsync(cancellationToken);
        // What the unit set itself holds all year; where it only passes on what is demanded, that says on which days.
        foreach (var target in committed)
            targets[target.TargetCode] = MeasuredTarget.Of(target) with { Days = target.Inherited ? targets.GetValueOrDefault(target.TargetCode)?.Days : null };
        return targets;
    }

    private static MeasuredTarget Of(SuperiorDemand demand, Validity? days) => new(demand.TargetCode, demand.Name, demand.FieldCode, demand.Rule, days);

    /// <summary>From the first to the last day on which a catalogue has it. What a superior's plan demands by itself holds all year.</summary>
    private static Validity? DaysOf(string code, SuperiorDemands now, IReadOnlyList<DemandVersion> versions, Validity year)
    {
        var found = versions.Where(version => version.Demands.ContainsKey(code)).ToList();
        if (found.Count == 0 || (now.Of(code) is { } demand && !found.Exists(version => version.Demands[code].Citation == demand.Citation)))
            return null;
        var days = new Validity(found[0].Days.From, found[^1].Days.To);
        return days == year ? null : days;
    }
}
