using WorkPlan.Emulation.Adjustments;
using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Commendations;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Inflation;
using WorkPlan.Emulation.Initiatives;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Telemetry;
using WorkPlan.Emulation.Titles;
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
            .Add<UnitsSucceededConsumer>()
            .Add<PersonChangedConsumer>()
            .Add<PersonTransferredConsumer>()
            .Add<DisciplineImposedConsumer>()
            .Add<TargetOutcomesChangedConsumer>()
            .Add<TargetResultCorrectedConsumer>()
            .Add<InspectionAnnouncedConsumer>()
            .Add<InspectionConcludedConsumer>()
            .Add<SelfInspectionSubmittedConsumer>()
            .Add<InspectionDutyOverdueConsumer>()
            .Add<ObligationEscalatedConsumer>()
            .Add<SupplementAnsweredConsumer>());
        builder.AddPermissions(EmulationPermissions.Table);
        builder.AddTexts(typeof(EmulationServices), "WorkPlan.Emulation.Texts");
        // Whoever got a part of a unit that was divided has nothing to do with its past.
        builder.Services.AddCopiedUnits<EmulationDbContext>(
            db => db.Successions.Where(link => link.IsHeir).Select(link => new HeirLink(link.PredecessorCode, link.SuccessorCode)));
        builder.Services.AddScoped<UnitLineage>();
        builder.Services.AddScoped<SuccessionHandOver>();
        builder.Services.AddScoped<ClusterMemberships>();
        builder.Services.AddScoped<Joining>();
        builder.Services.AddScoped<CampaignAccess>();
        builder.Services.AddScoped<ResponsesOwed>();
        builder.Services.AddScoped<ResponseFacts>();
        builder.Services.AddScoped<ConferencesOwed>();
        builder.Services.AddScoped<DaysOfReceipt>();
        builder.Services.AddHostedService<OverdueResponses>();
        builder.Services.AddHostedService<SignersWhoLeft>();
        builder.Services.AddHostedService<ConferenceReminders>();
        builder.Services.AddScoped<ServingUnits>();
        builder.Services.AddScoped<EligibilityReader>();
        builder.Services.AddScoped<EligibilityAgain>();
        builder.Services.AddScoped<ClusterAccess>();
        builder.Services.AddScoped<ScoringTables>();
        builder.Services.AddScoped<RankingDesk>();
        builder.Services.AddScoped<CorrectionReasons>();
        builder.Services.AddScoped<ScoreDesk>();
        builder.Services.AddScoped<RecomputeScores>();
        builder.Services.AddScoped<IssuingBodies>();
        builder.Services.AddScoped<QuotaPools>();
        builder.Services.AddScoped<QuotaDesk>();
        builder.Services.AddScoped<TitleBasis>();
        builder.Services.AddScoped<TitleHolders>();
        builder.Services.AddScoped<BlockedProposals>();
        builder.Services.AddScoped<ConferTitles>();
        builder.Services.AddScoped<FormerTitles>();
        builder.Services.AddScoped<BallotDesk>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapEmulation(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapCampaigns();
        api.MapPledges();
        api.MapPolicies();
        api.MapCommendations();
        api.MapInitiatives();
        api.MapAppraisals();
        api.MapRegistrations();
        api.MapEligibility();
        api.MapClusters();
        api.MapScoring();
        api.MapAdjustments();
        api.MapRankings();
        api.MapRankingDocuments();
        api.MapCrossChecks();
        api.MapCouncils();
        api.MapBallots();
        api.MapProposals();
        api.MapTitles();
        api.MapConferralDocuments();
        api.MapConferences();
        api.MapObligations();
        api.MapConduct();
        api.MapInflation();
        return app;
    }
}
