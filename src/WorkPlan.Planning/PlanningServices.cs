using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Fields;
using WorkPlan.Planning.MeetingTasks;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Reports;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups;
using WorkPlan.Planning.Telemetry;
using WorkPlan.Planning.Tracing;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning;

/// <summary>What the service is made of: a line for each feature folder.</summary>
internal static class PlanningServices
{
    public static WebApplicationBuilder AddPlanning(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidation();
        builder.AddPermissions(PlanningPermissions.Table);
        builder.AddTexts(typeof(PlanningServices), "WorkPlan.Planning.Texts");
        builder.AddServiceDatabase<PlanningDbContext, SqlitePlanningDbContext, SqlServerPlanningDbContext>("planningdb");
        builder.AddFigures(PlanningFigures.All);
        builder.Services.AddCounters<PlanningMetrics>();
        builder.Services.AddSingleton<ISetAside, WorkSetAside>();
        builder.AddUnits();
        builder.AddCalendars();
        builder.AddCatalogues();
        builder.AddPlans();
        builder.AddResults();
        builder.AddReports();
        builder.AddRollups();
        builder.AddDocuments();
        builder.AddTracing();
        builder.AddDailyLife();
        builder.AddMessaging<PlanningDbContext>(messaging => messaging.AddDocumentConsumers().AddTracingConsumers());
        return builder;
    }

    public static WebApplication MapPlanning(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapUnits();
        api.MapSuccessions();
        api.MapFields();
        api.MapCalendars();
        api.MapCatalogues();
        api.MapPlans();
        api.MapPlanDocuments();
        api.MapResults();
        api.MapReports();
        api.MapRollups();
        api.MapDocumentFeatures();
        api.MapTraces();
        api.MapDailyLife();
        return app;
    }
}
