using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Files;

/// <summary>Files of evidence: taken in first, then named by evidence or a remediation, and read by whoever sees those.</summary>
internal static class FileEndpoints
{
    private const long RequestBytes = 210L * 1024 * 1024;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").WithTags("Evidence");
        files.MapPost("/files", TakeFile).RequirePermission(InspectionsPermissions.AnswerChecklists)
            .TakesFilesUpTo(RequestBytes).Accepts<Stream>("application/octet-stream");
        files.MapGet("/campaigns/{id:guid}/units/{unitCode}/evidence/{evidenceId:guid}/content", ReadEvidence)
            .RequirePermission(InspectionsPermissions.Read);
        files.MapGet("/findings/{id:guid}/remediations/{remediationId:guid}/content", ReadRemediation).RequirePermission(InspectionsPermissions.Read);
    }

    private static async Task<Created<StoredFile>> TakeFile(
        HttpRequest request, string fileName, string classification, EvidenceFiles files, CancellationToken cancellationToken)
    {
        var file = await files.TakeAsync(fileName, classification, request.Body, cancellationToken);
        return TypedResults.Created((string?)null, file);
    }

    private static async Task<FileContentHttpResult> ReadEvidence(
        Guid id, string unitCode, Guid evidenceId, InspectionAccess access, EvidenceFiles files, CancellationToken cancellationToken)
    {
        var (_, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        return await GiveAsync(inspection.Evidence.Find(known => known.Id == evidenceId), files, cancellationToken);
    }

    private static async Task<FileContentHttpResult> ReadRemediation(
        Guid id, Guid remediationId, InspectionsDbContext db, UnitScope scope, EvidenceFiles files, CancellationToken cancellationToken)
    {
        var finding = await (await Findings.FindingEndpoints.VisibleAsync(db, scope, cancellationToken)).AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        return await GiveAsync(finding.Remediations.Find(known => known.Id == remediationId)?.Evidence, files, cancellationToken);
    }

    private static async Task<FileContentHttpResult> GiveAsync(Evidence? evidence, EvidenceFiles files, CancellationToken cancellationToken)
    {
        if (evidence is null)
            throw new NotFoundException();
        var content = await files.ReadAsync(evidence.Reference, cancellationToken);
        return TypedResults.File(content, evidence.ContentType, $"{evidence.Sha256[..12]}{FileKinds.Of(content)?.Extensions[0]}");
    }
}
