using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <summary>The targets that a document sets, for everybody or for one unit and those below it, from a day on.</summary>
internal sealed class TargetCatalogue : IVersioned
{
    private TargetCatalogue()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    /// <summary>The document, as it is cited: Quyết định số …/QĐ-VKSTC ngày ….</summary>
    public string LegalBasis { get; private init; } = "";

    /// <summary>Null: the whole sector.</summary>
    public string? UnitCode { get; private init; }

    public DateOnly AppliesFrom { get; private init; }

    public DateOnly? AppliesTo { get; private set; }

    public List<CatalogueTarget> Targets { get; private init; } = [];

    public long Version { get; private set; }

    public static TargetCatalogue Register(
        string code, string legalBasis, string? unitCode, DateOnly appliesFrom, IReadOnlyCollection<CatalogueTarget> targets)
    {
        foreach (var same in targets.GroupBy(target => target.Code))
            DemandChain([.. same.OrderBy(target => target.Source)], legalBasis);
        return new TargetCatalogue
        {
            Code = code,
            LegalBasis = VietnameseText.Clean(legalBasis),
            UnitCode = unitCode,
            AppliesFrom = appliesFrom,
            Targets = [.. targets],
        };
    }

    public bool IsInForce(DateOnly asOf) => new Validity(AppliesFrom, AppliesTo).IsInForce(asOf);

    /// <summary>Refuses a target that asks less than a document from higher up in the chain.</summary>
    public void DemandNothingLowered(IEnumerable<SuperiorDemand> inForce)
    {
        foreach (var demand in inForce)
        {
            var lowered = Targets.FirstOrDefault(target => target.Code == demand.TargetCode && target.Source > demand.Source
                && TargetRule.Compare(target.Rule, demand.Rule) == TargetComparison.Lower);
            if (lowered is not null)
                throw CatalogueRules.BreaksChain(lowered, demand.Rule, demand.Citation);
        }
    }

    public void EndBefore(DateOnly successorAppliesFrom)
    {
        if (successorAppliesFrom <= AppliesFrom || AppliesTo is not null)
            throw CatalogueRules.CannotBeReplaced(Code, VietnamTime.Format(successorAppliesFrom));
        AppliesTo = successorAppliesFrom.AddDays(-1);
    }

    /// <summary>National Assembly ≤ sector ≤ province ≤ unit: who stands lower may ask more, never less.</summary>
    private static void DemandChain(List<CatalogueTarget> targets, string legalBasis)
    {
        for (var i = 1; i < targets.Count; i++)
        {
            var (upper, lower) = (targets[i - 1], targets[i]);
            if (upper.Source == lower.Source)
                throw CatalogueRules.TargetTwice(lower.Code, lower.Source);
            if (upper.FieldCode != lower.FieldCode)
                throw CatalogueRules.TargetInTwoFields(lower.Code);
            if (TargetRule.Compare(lower.Rule, upper.Rule) == TargetComparison.Lower)
                throw CatalogueRules.BreaksChain(lower, upper.Rule, legalBasis);
        }
    }
}

/// <summary>A target of a catalogue. The code identifies it across catalogues and years; names repeat.</summary>
internal sealed class CatalogueTarget
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string Code { get; init; }

    public required string FieldCode { get; init; }

    public required string Name { get; init; }

    public required TargetSource Source { get; init; }

    public required TargetRule Rule { get; init; }

    /// <summary>What counts, in words: guidance defines shares "including those carried over from the previous period".</summary>
    public string? Inclusions { get; init; }

    public string? InclusionsEn { get; init; }

    /// <summary>What does not: "excluding those transferred to other agencies".</summary>
    public string? Exclusions { get; init; }

    public string? ExclusionsEn { get; init; }
}

/// <summary>Who set a target, from the top down: the order is the chain in which nobody may ask less than the one before.</summary>
public enum TargetSource
{
    NationalAssembly = 1,
    Sector = 2,
    Province = 3,
    Unit = 4,
}

internal static class CatalogueRules
{
    public static RuleException Unknown(string code) => new("catalogue-unknown", code);

    public static RuleException TargetTwice(string code, TargetSource source) => new("catalogue-target-twice", code, source);

    public static RuleException TargetInTwoFields(string code) => new("catalogue-target-in-two-fields", code);

    public static RuleException BreaksChain(CatalogueTarget lower, TargetRule upper, string citation) =>
        new("catalogue-chain-broken", lower.Name, lower.Rule, upper, citation) { Citation = citation };

    public static RuleException CannotBeReplaced(string code, string from) => new("catalogue-cannot-be-replaced", code, from);

    public static RuleException FieldUnknown(string code) => new("field-unknown", code);
}
