using WorkPlan.Planning.Locks;
using WorkPlan.Planning.ReportForms;
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
        builder.Services.AddScoped<ReportDues>();
        builder.Services.AddScoped<ReportObligations>();
        builder.Services.AddScoped<ReportOpenings>();
        builder.Services.AddScoped<ReportDesk>();
        builder.Services.AddScoped<ReportFeeds>();
        builder.Services.AddScoped<ReportViews>();
        builder.Services.AddScoped<AdvanceReport>();
        return builder;
    }

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapLocks();
        routes.MapReportForms();
        routes.MapReportSchedules();
        routes.MapReportRoutes();
    }
}
