using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>What a unit's superior demands in one target, and the document that says so.</summary>
internal sealed record SuperiorDemand(
    string TargetCode, string FieldCode, string Name, TargetSource Source, TargetRule Rule, string Citation)
{
    /// <summary>Whoever stands lower in the chain may ask more; where it asks less than this demand, this one stays.</summary>
    public SuperiorDemand NotBelow(SuperiorDemand lower) =>
        IsAsked(lower.Rule) ? lower : this;

    /// <summary>False for a rule that asks less than this demand.</summary>
    public bool IsAsked(TargetRule rule) => !rule.IsComparableWith(Rule) || TargetRule.Compare(rule, Rule) != TargetComparison.Lower;
}

/// <summary>What the catalogues demand while none of them begins or ends.</summary>
internal sealed record DemandVersion(Validity Days, IReadOnlyDictionary<string, SuperiorDemand> Demands);

/// <summary>Everything that is demanded of a unit for a work year, one demand for each target.</summary>
internal sealed class SuperiorDemands(IEnumerable<SuperiorDemand> demands)
{
    private readonly Dictionary<string, SuperiorDemand> _byCode = demands.ToDictionary(demand => demand.TargetCode);

    public IEnumerable<SuperiorDemand> All => _byCode.Values.OrderBy(demand => demand.TargetCode, StringComparer.Ordinal);

    public SuperiorDemand? Of(string targetCode) => _byCode.GetValueOrDefault(targetCode);

    public IEnumerable<SuperiorDemand> InField(string fieldCode) => All.Where(demand => demand.FieldCode == fieldCode);
}
