using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Inspections.Units;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections;

internal static class InspectionsServices
{
    public static WebApplicationBuilder AddInspections(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<InspectionsDbContext, SqliteInspectionsDbContext, SqlServerInspectionsDbContext>("inspectionsdb");
        builder.AddMessaging<InspectionsDbContext>(messages => messages
            .Add<OrgUnitChangedConsumer>()
            .Add<UnitsSucceededConsumer>()
            .Add<PersonChangedConsumer>()
            .Add<DisseminationProgressedConsumer>()
            .Add<PlanIssuedConsumer>()
            .Add<PlanSupplementedConsumer>()
            .Add<PlanWithdrawnConsumer>()
            .Add<BriefingHeldConsumer>()
            .Add<PrincipleFileChangedConsumer>()
            .Add<AssignmentDecisionIssuedConsumer>()
            .Add<CampaignRespondedConsumer>()
            .Add<PledgeSignedConsumer>()
            .Add<TitleRegisteredConsumer>());
        builder.AddPermissions(InspectionsPermissions.Table);
        builder.AddTexts(typeof(InspectionsServices), "WorkPlan.Inspections.Texts");
        builder.Services.AddCopiedUnits<InspectionsDbContext>();
        builder.Services.AddScoped<FactStore>();
        builder.Services.AddScoped<UnitHeads>();
        builder.Services.AddScoped<ScopeResolution>();
        builder.Services.AddScoped<InspectionAccess>();
        builder.Services.AddScoped<ChecklistSheet>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapInspections(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapChecklists();
        api.MapCampaigns();
        api.MapUnitInspections();
        api.MapInspectionDocuments();
        api.MapFindings();
        api.MapObligations();
        return app;
    }
}
