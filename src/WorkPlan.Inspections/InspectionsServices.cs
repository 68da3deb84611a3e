using WorkPlan.Inspections.Analysis;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Files;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.Telemetry;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Inspections.Units;
using WorkPlan.Inspections.Workbooks;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Operations;
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
        builder.AddFigures(InspectionsFigures.All);
        builder.AddMessaging<InspectionsDbContext>(messages => messages
            .Add<OrgUnitChangedConsumer>()
            .Add<UnitsSucceededConsumer>()
            .Add<PersonChangedConsumer>()
            .Add<DisseminationProgressedConsumer>()
            .Add<PlanIssuedConsumer>()
            .Add<PlanSupplementedConsumer>()
            .Add<PlanWithdrawnConsumer>()
            .Add<PlanOverdueConsumer>()
            .Add<BriefingHeldConsumer>()
            .Add<BriefingsCountedConsumer>()
            .Add<PrincipleFileChangedConsumer>()
            .Add<AssignmentDecisionIssuedConsumer>()
            .Add<CampaignRespondedConsumer>()
            .Add<PledgeSignedConsumer>()
            .Add<TitleRegisteredConsumer>()
            .Add<ConferenceHeldConsumer>()
            .Add<TargetOutcomesChangedConsumer>());
        builder.AddPermissions(InspectionsPermissions.Table);
        builder.AddTexts(typeof(InspectionsServices), "WorkPlan.Inspections.Texts");
        builder.Services.AddCopiedUnits<InspectionsDbContext>(
            db => db.UnitDescents.Where(descent => descent.IsHeir).Select(descent => new HeirLink(descent.PredecessorCode, descent.SuccessorCode)));
        builder.Services.AddScoped<FactStore>();
        builder.Services.AddScoped<UnitHeads>();
        builder.Services.AddScoped<ScopeResolution>();
        builder.Services.AddScoped<SubjectResolution>();
        builder.Services.AddScoped<InspectionAccess>();
        builder.Services.AddScoped<ChecklistSheet>();
        builder.Services.AddScoped<UnitLineage>();
        builder.Services.AddScoped<HeirWay>();
        builder.Services.AddScoped<Reopenings>();
        builder.Services.AddScoped<Independence>();
        builder.Services.AddScoped<RepeatFindings>();
        builder.Services.AddScoped<EvidenceIntake>();
        builder.Services.AddScoped<EvidenceFiles>();
        builder.Services.AddScoped<EvidenceRegister>();
        builder.Services.AddHostedService<UnusedEvidence>();
        builder.Services.AddHostedService<OverdueDuties>();
        builder.Services.AddSingleton<IEvidenceStore, FolderEvidenceStore>();
        builder.Services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) =>
            {
                if (options.Folder.Length == 0)
                    options.Folder = EvidenceOptions.FolderFor(configuration.GetConnectionString("inspectionsdb"));
            })
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<RiskOptions>().BindConfiguration(RiskOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<SelfVersusDirect>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapInspections(this WebApplication app)
    {
        var api = app.MapApi();
        api.RefuseClassifiedTexts();
        api.MapChecklists();
        api.MapCampaigns();
        api.MapTeams();
        api.MapLessons();
        api.MapUnitInspections();
        api.MapInspectionDocuments();
        api.MapFindings();
        api.MapFiles();
        api.MapAnalysis();
        api.MapScores();
        api.MapWorkbooks();
        api.MapObligations();
        return app;
    }
}
