using WorkPlan.Planning.Rollups.Forecasts;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Rollups.Reading;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Rollups;

internal static class RollupEndpoints
{
    public static void MapRollups(this IEndpointRouteBuilder routes)
    {
        var rollups = routes.MapGroup("/rollups").WithTags("Roll-ups");
        rollups.MapGet("", ReadRollup.Handle).RequirePermission(PlanningPermissions.ReadResults);
        rollups.MapGet("/heat-map", ReadHeatMap.Handle).RequirePermission(PlanningPermissions.ReadResults);
        rollups.MapPost("/recompute", RecomputeRollups.Handle).RequirePermission(PlanningPermissions.RecomputeRollups).Idempotent<PlanningDbContext>();
        rollups.MapGet("/work", RecomputeRollups.ShowWork).RequirePermission(PlanningPermissions.RecomputeRollups);
        rollups.MapPost("/work/{seq:long}/retry", RecomputeRollups.RetryNow).RequirePermission(PlanningPermissions.RecomputeRollups);
        routes.MapGet("/ranking", ReadRanking.Handle).WithTags("Roll-ups").RequirePermission(PlanningPermissions.ReadResults);
        routes.MapGet("/forecast", ReadForecast.Handle).WithTags("Roll-ups").RequirePermission(PlanningPermissions.ReadResults);
    }
}
