using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.People;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Conclusions and summaries on paper: for whoever may read the inspection; the summary is the inspecting unit's.</summary>
internal static class InspectionDocumentEndpoints
{
    public static void MapInspectionDocuments(this IEndpointRouteBuilder routes)
    {
        var campaign = routes.MapGroup("/campaigns/{id:guid}").WithTags("Documents out");
        campaign.MapGet("/units/{unitCode}/conclusion/document", DownloadConclusion).RequirePermission(InspectionsPermissions.Read);
        campaign.MapGet("/units/{unitCode}/conclusion/document/preview", PreviewConclusion).RequirePermission(InspectionsPermissions.Read);
        campaign.MapGet("/summary/document", DownloadSummary).RequirePermission(InspectionsPermissions.Read);
        campaign.MapGet("/summary/document/preview", PreviewSummary).RequirePermission(InspectionsPermissions.Read);
    }

    private static async Task<FileContentHttpResult> DownloadConclusion(
        Guid id, string unitCode, Choice<FileFormat>? format, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, CancellationToken cancellationToken) =>
        DocumentFiles.Download(await ConclusionAsync(id, unitCode, db, access, heads, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> PreviewConclusion(
        Guid id, string unitCode, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await ConclusionAsync(id, unitCode, db, access, heads, cancellationToken)));

    private static async Task<FileContentHttpResult> DownloadSummary(
        Guid id, Choice<FileFormat>? format, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, TimeProvider clock,
        CancellationToken cancellationToken) =>
        DocumentFiles.Download(await SummaryAsync(id, db, access, heads, clock, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> PreviewSummary(
        Guid id, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await SummaryAsync(id, db, access, heads, clock, cancellationToken)));

    /// <summary>There is no paper before there is a conclusion.</summary>
    private static async Task<AdministrativeDocument> ConclusionAsync(
        Guid id, string unitCode, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        if (inspection.ConcludedOn is not { } on)
            throw new NotFoundException();
        var findings = await Ordered(db.Findings.Where(finding => finding.CampaignId == id && finding.UnitCode == unitCode)).ToListAsync(cancellationToken);
        var names = await NamesAsync(db, cancellationToken);
        return InspectionDocuments.Conclusion(
            campaign, inspection, names.GetValueOrDefault(unitCode, unitCode), campaign.UnitOf(unitCode).Mode, findings,
            await BodyAsync(campaign, on, names, db, heads, cancellationToken));
    }

    private static async Task<AdministrativeDocument> SummaryAsync(
        Guid id, InspectionsDbContext db, InspectionAccess access, UnitHeads heads, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        // It names every unit's findings.
        if (!(await access.UnitsOfAsync(campaign, cancellationToken)).All)
            throw new NotFoundException();
        var inspections = await db.UnitInspections.AsNoTracking().Where(inspection => inspection.CampaignId == id).ToListAsync(cancellationToken);
        var findings = await Ordered(db.Findings.Where(finding => finding.CampaignId == id)).ToListAsync(cancellationToken);
        var names = await NamesAsync(db, cancellationToken);
        return InspectionDocuments.Summary(
            campaign, inspections, names, findings,
            await BodyAsync(campaign, campaign.ClosedOn ?? VietnamTime.Today(clock), names, db, heads, cancellationToken));
    }

    private static IQueryable<Finding> Ordered(IQueryable<Finding> findings) =>
        findings.AsNoTracking().OrderBy(finding => finding.UnitCode).ThenBy(finding => finding.RaisedOn).ThenBy(finding => finding.Id);

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(InspectionsDbContext db, CancellationToken cancellationToken) =>
        await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);

    /// <summary>A paper is of the unit that inspected on its day.</summary>
    private static async Task<InspectingBody> BodyAsync(
        InspectionCampaign campaign, DateOnly on, IReadOnlyDictionary<string, string> names, InspectionsDbContext db, UnitHeads heads,
        CancellationToken cancellationToken)
    {
        var issuer = campaign.ConductedOn(on);
        var parent = await db.Units.AsNoTracking().Where(unit => unit.Code == issuer).Select(unit => unit.ParentCode).SingleOrDefaultAsync(cancellationToken);
        return new InspectingBody(
            names.GetValueOrDefault(issuer, issuer), parent is null ? null : names.GetValueOrDefault(parent),
            (await heads.InOfficeAsync(issuer, on, cancellationToken))?.FullName);
    }
}
