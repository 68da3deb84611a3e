using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Planning.Calendars;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

internal static class ResultEndpoints
{
    public static WebApplicationBuilder AddResults(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Headcounts>();
        builder.Services.AddScoped<Outcomes>();
        builder.Services.AddScoped<TargetsOfUnit>();
        builder.Services.AddScoped<ResultCheck>();
        builder.Services.AddScoped<ResultWriter>();
        builder.Services.AddScoped<ImportResults>();
        builder.Services.AddScoped<MeasureTotals>();
        builder.AddTexts(typeof(ResultEndpoints), "WorkPlan.Planning.Results.ResultTexts");
        return builder;
    }

    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/results", RecordResults.Handle).WithTags("Results")
            .RequirePermission(PlanningPermissions.WriteResults).Idempotent<PlanningDbContext>();
        routes.MapGet("/results", ListResults.Handle).WithTags("Results").RequirePermission(PlanningPermissions.ReadResults);
        routes.MapGet("/results/history", ResultHistory.Handle).WithTags("Results").RequirePermission(PlanningPermissions.ReadResults);
        routes.MapGet("/results/totals", MeasureTotals.Handle).WithTags("Results").RequirePermission(PlanningPermissions.ReadResults);
        routes.MapResultImports();
        routes.MapGet("/outcomes", ListOutcomes).WithTags("Results").RequirePermission(PlanningPermissions.ReadResults);
    }

    private static async Task<Ok<OutcomesView>> ListOutcomes(
        string unit, int workYear, Period? period, TargetsOfUnit targetsOfUnit, Outcomes outcomes, PeriodCalendars calendars, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken)).Contains(unit) || workYear is < 2013 or > 2100)
            throw new NotFoundException();
        period ??= Period.Year(workYear);
        if (period.WorkYear != workYear)
            throw new InvalidInputException("period", texts["Result.PeriodOfOtherYear", period, workYear]);
        if (period.Kind == PeriodKind.Week)
            throw new InvalidInputException("period", texts["Result.NotByWeek"]);
        var days = (await calendars.SectorAsync(cancellationToken)).YearOf(workYear).RangeOf(period);
        var targets = (await targetsOfUnit.GetAsync(unit, workYear, cancellationToken)).Values.Where(target => target.IsDemandedIn(days));
        var found = await outcomes.OfAsync(
            unit, period, [.. targets.OrderBy(target => target.FieldCode, StringComparer.Ordinal).ThenBy(target => target.Code, StringComparer.Ordinal)],
            cancellationToken);
        return TypedResults.Ok(new OutcomesView(unit, workYear, period.Code, OutcomeCounts.Of(found), found));
    }
}
