using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>
/// Finds what is demanded of a unit: what the nearest superior with an issued plan for the work year commits itself to; for targets
/// that no such plan names, the catalogues, of whose sources the lowest in the chain asks most.
/// </summary>
internal sealed class SuperiorTargets(PlanningDbContext db, IUnitDirectory directory, PeriodCalendars calendars, TimeProvider clock)
{
    private readonly Dictionary<Validity, Shelf> _shelves = [];

    public async Task<SuperiorDemands> ForAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var ancestors = tree.Ancestors(unitCode).ToList();
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear);
        var demands = (await InForceAsync([unitCode, .. ancestors], DayWithin(year), cancellationToken))
            .ToDictionary(demand => demand.TargetCode);
        foreach (var demand in await SuperiorPlanAsync(ancestors, workYear, cancellationToken))
            demands[demand.TargetCode] = demands.TryGetValue(demand.TargetCode, out var known) ? known.NotBelow(demand) : demand;
        return new SuperiorDemands(demands.Values);
    }

    /// <summary>What the catalogues in force on a day demand of units; null stands for the whole sector.</summary>
    public async Task<IReadOnlyList<SuperiorDemand>> InForceAsync(
        IReadOnlyCollection<string> units, DateOnly day, CancellationToken cancellationToken) =>
        Chains(await CataloguesAsync(units, new Validity(day, day), cancellationToken));

    /// <summary>What the catalogues demand of units in a time, version by version: regulations change inside a year.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<DemandVersion>>> VersionsAsync(
        IReadOnlyCollection<string> units, Validity days, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var chains = units.ToDictionary(unit => unit, unit => (IReadOnlyCollection<string>)[unit, .. tree.Ancestors(unit)]);
        _ = await CataloguesAsync([.. chains.Values.SelectMany(chain => chain).Distinct()], days, cancellationToken);
        var versions = new Dictionary<string, IReadOnlyList<DemandVersion>>();
        foreach (var (unit, chain) in chains)
            versions[unit] = VersionsOf(await CataloguesAsync(chain, days, cancellationToken), days);
        return versions;
    }

    private static IReadOnlyList<DemandVersion> VersionsOf(List<TargetCatalogue> catalogues, Validity days)
    {
        var starts = catalogues.Select(catalogue => catalogue.AppliesFrom).Concat(catalogues.Select(catalogue => catalogue.AppliesTo?.AddDays(1)).OfType<DateOnly>())
            .Where(day => day > days.From && day <= days.To).Append(days.From).Distinct().Order().ToList();
        return
        [
            .. starts.Select((from, at) => new DemandVersion(
                new Validity(from, at + 1 < starts.Count ? starts[at + 1].AddDays(-1) : days.To),
                Chains(catalogues.Where(catalogue => catalogue.IsInForce(from))).ToDictionary(demand => demand.TargetCode))),
        ];
    }

    /// <summary>Units of one province share all but their own: what was read for one of them is not read again for the next.</summary>
    private async Task<List<TargetCatalogue>> CataloguesAsync(
        IReadOnlyCollection<string> units, Validity days, CancellationToken cancellationToken)
    {
        if (!_shelves.TryGetValue(days, out var shelf))
            _shelves[days] = shelf = new Shelf();
        var (first, missing) = (!shelf.Read, units.Where(unit => !shelf.Units.Contains(unit)).ToList());
        if (first || missing.Count > 0)
        {
            var (from, to) = (days.From, days.To ?? DateOnly.MaxValue);
            shelf.Catalogues.AddRange(await db.Catalogues.AsNoTracking().Include(catalogue => catalogue.Targets)
                .Where(catalogue => catalogue.AppliesFrom <= to && (catalogue.AppliesTo == null || catalogue.AppliesTo >= from)
                    && ((first && catalogue.UnitCode == null) || missing.Contains(catalogue.UnitCode!)))
                .ToListAsync(cancellationToken));
            shelf.Units.UnionWith(missing);
            shelf.Read = true;
        }
        return shelf.Catalogues.FindAll(catalogue => catalogue.UnitCode is null || units.Contains(catalogue.UnitCode));
    }

    /// <summary>From the top of the chain down; of two documents of the same source the newer one speaks last.</summary>
    private static List<SuperiorDemand> Chains(IEnumerable<TargetCatalogue> catalogues) =>
    [
        .. catalogues
            .SelectMany(catalogue => catalogue.Targets, (catalogue, target) => (catalogue.AppliesFrom, catalogue.LegalBasis, Target: target))
            .OrderBy(entry => entry.Target.Source).ThenBy(entry => entry.AppliesFrom)
            .Select(entry => new SuperiorDemand(
                entry.Target.Code, entry.Target.FieldCode, entry.Target.Name, entry.Target.Source, entry.Target.Rule, entry.LegalBasis))
            .GroupBy(demand => demand.TargetCode)
            .Select(chain => chain.Aggregate(Next)),
    ];

    private static SuperiorDemand Next(SuperiorDemand upper, SuperiorDemand lower) =>
        // The newer document of the same source replaces the older one, be it stricter or not.
        upper.Source == lower.Source ? lower : upper.NotBelow(lower);

    private async Task<IEnumerable<SuperiorDemand>> SuperiorPlanAsync(List<string> ancestors, int workYear, CancellationToken cancellationToken)
    {
        var plans = await db.Plans.AsNoTracking().Include(plan => plan.Commitments)
            .Where(plan => ancestors.Contains(plan.UnitCode) && plan.WorkYear == workYear
                && (plan.State == PlanState.Issued || plan.State == PlanState.Closed))
            .ToListAsync(cancellationToken);
        if (plans.MinBy(plan => ancestors.IndexOf(plan.UnitCode)) is not { } superior)
            return [];
        var unit = await db.Units.AsNoTracking().SingleAsync(unit => unit.Code == superior.UnitCode, cancellationToken);
        var citation = PlanCitation.Of(superior, unit.Name);
        var own = unit.Level == Units.OrgLevel.Province ? TargetSource.Province : TargetSource.Unit;
        // What the superior set itself for a key task of its own binds nobody below it. What it only passes on keeps its source.
        return superior.Commitments.Where(target => target.Kind != CommitmentKind.Additional)
            .Select(target => target is { Kind: CommitmentKind.Mandatory, SuperiorSource: { } source, SuperiorCitation: { } document }
                ? new SuperiorDemand(target.TargetCode, target.FieldCode, target.Name, source, target.Rule, document)
                : new SuperiorDemand(target.TargetCode, target.FieldCode, target.Name, own, target.Rule, citation));
    }

    /// <summary>The catalogues that were read for some days: those of the whole sector, and of these units.</summary>
    private sealed class Shelf
    {
        public bool Read { get; set; }

        public HashSet<string> Units { get; } = [];

        public List<TargetCatalogue> Catalogues { get; } = [];
    }

    /// <summary>Today, or the end of the work year that lies nearer to it.</summary>
    private DateOnly DayWithin(WorkYear year)
    {
        var today = VietnamTime.Today(clock);
        return today < year.From ? year.From : today > year.To ? year.To : today;
    }
}
