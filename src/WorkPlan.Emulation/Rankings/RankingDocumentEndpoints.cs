using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Rankings;

/// <summary>Published versions of rankings on paper, for whoever sees the ranking.</summary>
internal static class RankingDocumentEndpoints
{
    public static void MapRankingDocuments(this IEndpointRouteBuilder routes)
    {
        var document = routes.MapGroup("/rankings/{id:guid}/versions/{number:int}/document").WithTags("Documents out");
        document.MapGet("", Download).RequirePermission(EmulationPermissions.Read);
        document.MapGet("/preview", Preview).RequirePermission(EmulationPermissions.Read);
    }

    private static async Task<FileContentHttpResult> Download(
        Guid id, int number, Choice<FileFormat>? format, EmulationDbContext db, ClusterAccess access, RankingDesk desk, IssuingBodies bodies,
        CancellationToken cancellationToken) =>
        DocumentFiles.Download(await ComposeAsync(id, number, db, access, desk, bodies, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> Preview(
        Guid id, int number, EmulationDbContext db, ClusterAccess access, RankingDesk desk, IssuingBodies bodies, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await ComposeAsync(id, number, db, access, desk, bodies, cancellationToken)));

    /// <summary>There is no paper of a draft.</summary>
    private static async Task<AdministrativeDocument> ComposeAsync(
        Guid id, int number, EmulationDbContext db, ClusterAccess access, RankingDesk desk, IssuingBodies bodies, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        var cluster = await access.FindAsync(ranking.ClusterId, cancellationToken);
        var version = ranking.Versions.SingleOrDefault(known => known.Number == number);
        if (version is not { State: RankingState.Published, PublishedAt: { } publishedAt })
            throw new NotFoundException();
        var table = version.TableId is { } published
            ? await db.ScoringTables.AsNoTracking().SingleAsync(known => known.Id == published, cancellationToken)
            : await desk.TableAsync(cluster, ranking.WorkYear, cancellationToken);
        var content = await desk.ContentAsync(ranking, version, cancellationToken);
        var names = await bodies.NamesAsync(
            [.. content.Rows.Select(row => row.UnitCode).Concat(content.Causes.Select(cause => cause.UnitCode)).Distinct()], cancellationToken);
        return RankingDocument.Of(
            content, cluster, [.. (table?.Rules ?? []).Where(rule => content.Rows.Any(row => row.ByRule.ContainsKey(rule.Code)))], table?.LegalBasis,
            await bodies.OfAsync(cluster.FormedByUnitCode, VietnamTime.DateOf(publishedAt), cancellationToken), names);
    }
}
