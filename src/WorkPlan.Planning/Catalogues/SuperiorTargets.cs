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

    public async Task<SuperiorDemands> ForAsync(string unitCode, int workYear, CancellationToken cancellationToken) =>
        (await ForAsync([unitCode], workYear, cancellationToken))[unitCode];

    /// <summary>For many units with as many queries as for one.</summary>
    public async Task<IReadOnlyDictionary<string, SuperiorDemands>> ForAsync(
        IReadOnlyCollection<string> unitCodes, int workYear, CancellationToken cancellationToken)
    {
        var chains = await ChainsAsync(unitCodes, cancellationToken);
        var day = DayWithin((await calendars.SectorAsync(cancellationToken)).YearOf(workYear));
        await ReadAheadAsync(chains, new Validity(day, day), cancellationToken);
        var plans = await SuperiorPlansAsync([.. chains.Values.SelectMany(chain => chain.Skip(1)).Distinct()], workYear, cancellationToken);
        var found = new Dictionary<string, SuperiorDemands>();
        foreach (var (unit, chain) in chains)
        {
            var demands = (await InForceAsync(chain, day, cancellationToken)).ToDictionary(demand => demand.TargetCode);
            foreach (var demand in chain.Skip(1).FirstOrDefault(plans.ContainsKey) is { } superior ? plans[superior] : [])
                demands[demand.TargetCode] = demands.TryGetValue(demand.TargetCode, out var known) ? known.NotBelow(demand) : demand;
            found[unit] = new SuperiorDemands(demands.Values);
        }
        return found;
    }

    /// <summary>What the catalogues in force on some days demand of units, for many units with one query a day.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, SuperiorDemand>>>> InForceAsync(
        IReadOnlyDictionary<string, IReadOnlyList<DateOnly>> daysOfUnits, CancellationToken cancellationToken)
    {
        var chains = await ChainsAsync([.. daysOfUnits.Keys], cancellationToken);
        foreach (var day in daysOfUnits.Values.SelectMany(days => days).Distinct())
            await ReadAheadAsync(chains, new Validity(day, day), cancellationToken);
        var found = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, SuperiorDemand>>>();
        foreach (var (unit, days) in daysOfUnits)
        {
            var inForce = new List<IReadOnlyDictionary<string, SuperiorDemand>>();
            foreach (var day in days)
                inForce.Add((await InForceAsync(chains[unit], day, cancellationToken)).ToDictionary(demand => demand.TargetCode));
            found[unit] = inForce;
        }
        return found;
    }

    /// <summary>What the catalogues in force on a day demand of units; null stands for the whole sector.</summary>
    public async Task<IReadOnlyList<SuperiorDemand>> InForceAsync(
        IReadOnlyCollection<string> units, DateOnly day, CancellationToken cancellationToken) =>
        Chains(await CataloguesAsync(units, new Validity(day, day), cancellationToken));

    /// <summary>What the catalogues demand of units in a time, version by version: regulations change inside a year.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<DemandVersion>>> VersionsAsync(
        IReadOnlyCollection<string> units, Validity days, CancellationToken cancellationToken)
    {
        var chains = await ChainsAsync(units, cancellationToken);
        await ReadAheadAsync(chains, days, cancellationToken);
        var versions = new Dictionary<string, IReadOnlyList<DemandVersion>>();
        foreach (var (unit, chain) in chains)
            versions[unit] = VersionsOf(await CataloguesAsync(chain, days, cancellationToken), days);
        return versions;
    }

    /// <summary>Each unit and those above it, nearest first.</summary>
    private async Task<Dictionary<string, IReadOnlyCollection<string>>> ChainsAsync(IReadOnlyCollection<string> units, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        return units.ToDictionary(unit => unit, unit => (IReadOnlyCollection<string>)[unit, .. tree.Ancestors(unit)]);
    }

    private async Task ReadAheadAsync(Dictionary<string, IReadOnlyCollection<string>> chains, Validity days, CancellationToken cancellationToken) =>
        _ = await CataloguesAsync([.. chains.Values.SelectMany(chain => chain).Distinct()], days, cancellationToken);

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

    /// <summary>What the issued plan of each of these units commits it to.</summary>
    private async Task<Dictionary<string, IReadOnlyList<SuperiorDemand>>> SuperiorPlansAsync(
        List<string> superiors, int workYear, CancellationToken cancellationToken)
    {
        var plans = superiors.Count == 0
            ? []
            : await db.Plans.AsNoTracking().Include(plan => plan.Commitments)
                .Where(plan => superiors.Contains(plan.UnitCode) && plan.WorkYear == workYear
                    && (plan.State == PlanState.Issued || plan.State == PlanState.Closed))
                .ToListAsync(cancellationToken);
        var codes = plans.ConvertAll(plan => plan.UnitCode);
        var units = codes.Count == 0
            ? []
            : await db.Units.AsNoTracking().Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, cancellationToken);
        return plans.ToDictionary(plan => plan.UnitCode, plan => (IReadOnlyList<SuperiorDemand>)[.. DemandsOf(plan, units[plan.UnitCode])]);
    }

    private static IEnumerable<SuperiorDemand> DemandsOf(Plan superior, Units.OrgUnit unit)
    {
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
