using WorkPlan.Planning.Locks;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Reports;

/// <summary>Report forms, reports by them, and the locks that make periods stand fast.</summary>
internal static class ReportFeatures
{
    public static WebApplicationBuilder AddReports(this WebApplicationBuilder builder)
    {
        builder.AddPermissions(ReportPermissions.Table);
        builder.AddTexts(typeof(ReportFeatures), "WorkPlan.Planning.Reports.ReportTexts");
        builder.Services.AddScoped<PeriodLocks>();
        return builder;
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapLocks();
    }
}
