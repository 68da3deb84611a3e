using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Analysis;

internal static class ScoreEndpoints
{
    public static void MapScores(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/scores", ListScores).WithTags("Analysis").RequirePermission(InspectionsPermissions.Inspect);

    /// <summary>What units scored in the campaigns of a work year, judged anew from their answers: of the campaigns that the caller's unit conducts, or of units where it reads.</summary>
    private static async Task<Ok<IReadOnlyList<UnitScore>>> ListScores(
        int workYear, InspectionsDbContext db, Campaigns.InspectionAccess access, UnitScope scope, CancellationToken cancellationToken)
    {
        var scores = await ScoreBook.RecomputeAsync(db, workYear, cancellationToken);
        var read = await scope.UnitsAsync(InspectionsPermissions.Read, cancellationToken);
        var conducted = await access.ConductedAsync(workYear, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<UnitScore>>(
            [.. scores.Where(score => conducted.Contains(score.CampaignId) || read.Contains(score.UnitCode))]);
    }
}
