using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Initiatives;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Telemetry;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation;

internal static class EmulationServices
{
    public static WebApplicationBuilder AddEmulation(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<EmulationDbContext, SqliteEmulationDbContext, SqlServerEmulationDbContext>("emulationdb");
        builder.AddFigures(EmulationFigures.All);
        builder.AddMessaging<EmulationDbContext>(messages => messages
            .Add<OrgUnitChangedConsumer>()
            .Add<PersonChangedConsumer>()
            .Add<DisciplineImposedConsumer>());
        builder.AddPermissions(EmulationPermissions.Table);
        builder.AddTexts(typeof(EmulationServices), "WorkPlan.Emulation.Texts");
        builder.Services.AddCopiedUnits<EmulationDbContext>();
        builder.Services.AddScoped<CampaignAccess>();
        builder.Services.AddScoped<EligibilityReader>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapEmulation(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapCampaigns();
        api.MapPledges();
        api.MapPolicies();
        api.MapInitiatives();
        api.MapRegistrations();
        api.MapEligibility();
        return app;
    }
}
