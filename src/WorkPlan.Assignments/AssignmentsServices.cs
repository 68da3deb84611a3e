using WorkPlan.Assignments.Coverage;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Dependencies;
using WorkPlan.Assignments.Digests;
using WorkPlan.Assignments.Discipline;
using WorkPlan.Assignments.Distances;
using WorkPlan.Assignments.Expiries;
using WorkPlan.Assignments.Extensions;
using WorkPlan.Assignments.HandOvers;
using WorkPlan.Assignments.IndividualPlans;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Proposals;
using WorkPlan.Assignments.References;
using WorkPlan.Assignments.Scoring;
using WorkPlan.Assignments.Sensitive;
using WorkPlan.Assignments.Series;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Telemetry;
using WorkPlan.Assignments.Transfers;
using WorkPlan.Assignments.Units;
using WorkPlan.Assignments.WorkRecords;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments;

internal static class AssignmentsServices
{
    public static WebApplicationBuilder AddAssignments(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<AssignmentsDbContext, SqliteAssignmentsDbContext, SqlServerAssignmentsDbContext>("assignmentsdb");
        builder.AddFigures(AssignmentsFigures.All);
        builder.AddMessaging<AssignmentsDbContext>(messages => messages
            .Add<OrgUnitChangedConsumer>()
            .Add<UnitsSucceededConsumer>()
            .Add<PlanIssuedConsumer>()
            .Add<PlanSupplementedConsumer>()
            .Add<PlanWithdrawnConsumer>()
            .Add<PlanOverdueConsumer>()
            .Add<MeetingTaskGivenConsumer>()
            .Add<FindingRaisedConsumer>()
            .Add<RemediationVerifiedConsumer>());
        builder.AddPermissions(AssignmentsPermissions.Table);
        builder.AddTexts(typeof(AssignmentsServices), "WorkPlan.Assignments.Texts");
        builder.Services.AddCopiedUnits<AssignmentsDbContext>(
            db => db.Successions.Select(link => new HeirLink(link.PredecessorCode, link.SuccessorCode)));
        builder.Services.AddScoped<SuccessionHandOver>();
        builder.Services.AddOptions<SuitabilityOptions>().BindConfiguration(SuitabilityOptions.Section);
        builder.Services.AddSingleton(LegalRuleBook.Embedded());
        builder.Services.AddSingleton(WeightBook.Embedded());
        builder.Services.AddSingleton<SuitabilityAssessor>();
        builder.Services.AddSingleton<ProposalMaker>();
        builder.Services.AddScoped<ProposalReader>();
        builder.Services.AddScoped<PersonRegister>();
        builder.Services.AddScoped<PeopleCheck>();
        builder.Services.AddScoped<MidnightNews>();
        builder.Services.AddScoped<PlanTasks>();
        builder.Services.AddScoped<TaskAccess>();
        builder.Services.AddScoped<DecisionIssuing>();
        builder.Services.AddScoped<HolderReview>();
        builder.Services.AddScoped<Signers>();
        builder.Services.AddScoped<Transferring>();
        builder.Services.AddScoped<HandOverDesk>();
        builder.Services.AddScoped<TaskOrder>();
        builder.Services.AddScoped<SeriesRound>();
        builder.Services.AddScoped<TitleExpiries>();
        builder.Services.AddScoped<DigestReader>();
        builder.Services.AddScoped<DigestRound>();
        builder.Services.AddOptions<WorkDigestOptions>().BindConfiguration(WorkDigestOptions.Section);
        builder.Services.AddScoped<AccessLog>();
        builder.Services.AddOptions<TitleExpiryOptions>().BindConfiguration(TitleExpiryOptions.Section);
        builder.Services.AddSingleton(ScoringPolicyBook.Embedded());
        builder.Services.AddScoped<EvaluationReader>();
        builder.Services.AddScoped<EvaluationNotes>();
        builder.Services.AddOptions<RoundOptions>().BindConfiguration(RoundOptions.Section);
        builder.Services.AddHostedService<BackgroundRound>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapAssignments(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapPeople();
        api.MapTransfers();
        api.MapHandOvers();
        api.MapWorkRecords();
        api.MapDigests();
        api.MapDiscipline();
        api.MapTasks();
        api.MapExtensions();
        api.MapDependencies();
        api.MapReferences();
        api.MapSeries();
        api.MapProducts();
        api.MapScoring();
        api.MapSignedEvaluations();
        api.MapExpiries();
        api.MapSuccessions();
        api.MapSensitive();
        api.MapInterests();
        api.MapDistances();
        api.MapLegalRules();
        api.MapProposals();
        api.MapDecisions();
        api.MapDecisionDocuments();
        api.MapCoverage();
        api.MapIndividualPlans();
        return app;
    }
}
