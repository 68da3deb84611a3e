using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Catalogues;

/// <summary>
/// Takes a catalogue's targets from a CSV, JSON or Excel file, as the body or as the one file of a form. The file is taken whole or not at
/// all, and every bad row is named by its line and field: <c>rows[7].rule</c>.
/// </summary>
internal static class ImportCatalogue
{
    public static async Task<CreatedWithETag<CatalogueView>> Handle(
        [Code(CatalogueLimits.Code)] string code, [Text(CatalogueLimits.LegalBasis)] string legalBasis, DateOnly appliesFrom,
        [OptionalText(OrganisationLimits.UnitCode)] string? unitCode, [OptionalText(CatalogueLimits.Code)] string? replaces,
        HttpRequest request, CatalogueDesk desk, Texts texts, CancellationToken cancellationToken)
    {
        var head = new CatalogueHead(code, legalBasis, appliesFrom, unitCode, replaces);
        await desk.DemandAllowedAsync(head, cancellationToken);
        await using var file = await UploadedFile.ReadAsync(request, CatalogueRows.Limits, cancellationToken);
        var check = new CatalogueRowCheck(texts);
        check.Read(CatalogueRows.Of(file));
        check.DemandFields(await desk.KnownFieldsAsync(check.Targets.Select(target => target.FieldCode), cancellationToken));
        check.DemandChain(await desk.DemandedAsync(head, cancellationToken), legalBasis);
        check.DemandFaultless();
        var catalogue = await desk.RegisterAsync(head, check.Targets, cancellationToken);
        return ETagged.Created($"/api/v1/planning/catalogues/{catalogue.Code}", CatalogueView.Of(catalogue), catalogue);
    }
}
