using System.Linq.Expressions;
using WorkPlan.Planning.Fields;
using WorkPlan.Planning.Results;
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

/// <param name="Code">Stable across catalogues and years: names repeat.</param>
/// <param name="Field">The field of work.</param>
/// <param name="Name">As tables print it.</param>
/// <param name="Source">Who sets it.</param>
/// <param name="Rule">What it demands.</param>
/// <param name="Inclusions">What counts, in Vietnamese words.</param>
/// <param name="InclusionsEn">The same in English.</param>
/// <param name="Exclusions">What does not count, in Vietnamese words.</param>
/// <param name="ExclusionsEn">The same in English.</param>
public sealed record CatalogueTargetRequest(
    [property: Code(CatalogueLimits.TargetCode)] string Code,
    [property: Text(FieldLimits.Code)] string Field,
    [property: Text(CatalogueLimits.TargetName)] string Name,
    TargetSource Source,
    TargetRule Rule,
    [property: OptionalText(CatalogueLimits.Note)] string? Inclusions = null,
    [property: OptionalText(CatalogueLimits.Note)] string? InclusionsEn = null,
    [property: OptionalText(CatalogueLimits.Note)] string? Exclusions = null,
    [property: OptionalText(CatalogueLimits.Note)] string? ExclusionsEn = null)
{
    internal CatalogueTarget ToTarget() => new()
    {
        Code = Code,
        FieldCode = Field,
        Name = VietnameseText.Clean(Name),
        Source = Source,
        Rule = Rule,
        Inclusions = Inclusions,
        InclusionsEn = InclusionsEn,
        Exclusions = Exclusions,
        ExclusionsEn = ExclusionsEn,
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
                    target.Code, target.FieldCode, target.Name, target.Source, target.Rule, target.Rule.InWords(), target.Rule.Shape, target.Rule.Direction,
                    target.Inclusions, target.InclusionsEn, target.Exclusions, target.ExclusionsEn)),
        ]);
}

/// <param name="Code">The target's code.</param>
/// <param name="Field">Its field of work.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">Who sets it.</param>
/// <param name="Rule">What it demands.</param>
/// <param name="RuleText">The same in words.</param>
/// <param name="Shape">Which of the eleven shapes it has.</param>
/// <param name="Direction">Which way better lies.</param>
/// <param name="Inclusions">What counts.</param>
/// <param name="InclusionsEn">The same in English.</param>
/// <param name="Exclusions">What does not.</param>
/// <param name="ExclusionsEn">The same in English.</param>
internal sealed record CatalogueTargetView(
    string Code, string Field, string Name, TargetSource Source, TargetRule Rule, string RuleText, TargetShape Shape, TargetDirection Direction,
    string? Inclusions, string? InclusionsEn, string? Exclusions, string? ExclusionsEn);

internal sealed record SuperiorDemandView(
    string Code, string Field, string Name, TargetSource Source, TargetRule Rule, string RuleText, string Citation)
{
    public static SuperiorDemandView Of(SuperiorDemand demand) => new(
        demand.TargetCode, demand.FieldCode, demand.Name, demand.Source, demand.Rule, demand.Rule.InWords(), demand.Citation);
}
