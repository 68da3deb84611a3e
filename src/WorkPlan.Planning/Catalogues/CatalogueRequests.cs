using System.Linq.Expressions;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Catalogues;

/// <param name="Code">The catalogue's own code, for example <c>QD-358</c>.</param>
/// <param name="LegalBasis">The document as it is cited in refusals.</param>
/// <param name="AppliesFrom">The first day on which it applies.</param>
/// <param name="Targets">What it sets.</param>
/// <param name="UnitCode">The unit for which, with everything below it, the catalogue applies; missing: for the whole sector.</param>
/// <param name="Replaces">The catalogue that ends on the day before this one applies.</param>
public sealed record RegisterCatalogueRequest(
    [property: Code(CatalogueLimits.Code)] string Code,
    [property: Text(CatalogueLimits.LegalBasis)] string LegalBasis,
    DateOnly AppliesFrom,
    [property: Items(1, 2000)] IReadOnlyList<CatalogueTargetRequest> Targets,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? UnitCode = null,
    [property: OptionalText(CatalogueLimits.Code)] string? Replaces = null);

public sealed record CatalogueTargetRequest(
    [property: Code(CatalogueLimits.TargetCode)] string Code,
    [property: Text(FieldLimits.Code)] string Field,
    [property: Text(CatalogueLimits.TargetName)] string Name,
    TargetSource Source,
    TargetRule Rule)
{
    internal CatalogueTarget ToTarget() => new()
    {
        Code = Code,
        FieldCode = Field,
        Name = VietnameseText.Clean(Name),
        Source = Source,
        Rule = Rule,
    };
}

internal sealed record CatalogueSummary(
    string Code, string LegalBasis, string? UnitCode, DateOnly AppliesFrom, DateOnly? AppliesTo, int TargetCount)
{
    public static readonly Expression<Func<TargetCatalogue, CatalogueSummary>> Projection = catalogue => new CatalogueSummary(
        catalogue.Code, catalogue.LegalBasis, catalogue.UnitCode, catalogue.AppliesFrom, catalogue.AppliesTo, catalogue.Targets.Count);
}

internal sealed record CatalogueView(
    string Code, string LegalBasis, string? UnitCode, DateOnly AppliesFrom, DateOnly? AppliesTo, IReadOnlyList<CatalogueTargetView> Targets)
{
    public static CatalogueView Of(TargetCatalogue catalogue) => new(
        catalogue.Code, catalogue.LegalBasis, catalogue.UnitCode, catalogue.AppliesFrom, catalogue.AppliesTo,
        [
            .. catalogue.Targets.OrderBy(target => target.FieldCode, StringComparer.Ordinal).ThenBy(target => target.Code, StringComparer.Ordinal)
                .ThenBy(target => target.Source)
                .Select(target => new CatalogueTargetView(
                    target.Code, target.FieldCode, target.Name, target.Source, target.Rule, target.Rule.ToString())),
        ]);
}

internal sealed record CatalogueTargetView(string Code, string Field, string Name, TargetSource Source, TargetRule Rule, string RuleText);

internal sealed record SuperiorDemandView(
    string Code, string Field, string Name, TargetSource Source, TargetRule Rule, string RuleText, string Citation)
{
    public static SuperiorDemandView Of(SuperiorDemand demand) => new(
        demand.TargetCode, demand.FieldCode, demand.Name, demand.Source, demand.Rule, demand.Rule.ToString(), demand.Citation);
}
