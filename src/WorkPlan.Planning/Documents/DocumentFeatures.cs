using WorkPlan.Planning.Briefings;
using WorkPlan.Planning.Directions;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Findings;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.People;
using WorkPlan.Planning.Sessions;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Documents;

/// <summary>The register of documents and what follows from it: obligations, dissemination, directions, meetings, findings.</summary>
internal static class DocumentFeatures
{
    public static WebApplicationBuilder AddDocuments(this WebApplicationBuilder builder)
    {
        builder.AddPermissions(DocumentPermissions.Table);
        builder.AddTexts(typeof(DocumentFeatures), "WorkPlan.Planning.Documents.DocumentTexts");
        builder.Services.AddOptions<ObligationOptions>().BindConfiguration(ObligationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<DocumentScope>();
        builder.Services.AddScoped<DocumentRegistration>();
        builder.Services.AddScoped<PlansInScope>();
        builder.Services.AddScoped<SupplementObligations>();
        builder.Services.AddScoped<AcknowledgementObligations>();
        builder.Services.AddScoped<FanOutWork>();
        builder.Services.AddScoped<ObligationSweep>();
        builder.Services.AddScoped<DigestRound>();
        builder.Services.AddScoped<SuccessionEffects>();
        builder.Services.AddSingleton<DatabaseLeases>();
        builder.Services.AddSingleton<BackgroundBell>();
        builder.Services.AddSingleton<DocumentSpread>();
        builder.Services.AddSingleton<BackgroundRound>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BackgroundRound>());
        builder.Services.AddScoped<DisseminationProgress>();
        builder.Services.AddScoped<DisseminationReport>();
        builder.Services.AddScoped<BriefingCounts>();
        builder.Services.AddScoped<BriefingCountRound>();
        return builder;
    }

    public static MessagingBuilder AddDocumentConsumers(this MessagingBuilder messaging) => messaging
        .Add<PersonChangedConsumer>()
        .Add<FindingRaisedConsumer>()
        .Add<RemediationVerifiedConsumer>();

    public static void MapDocumentFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapDocuments();
        routes.MapDissemination();
        routes.MapObligations();
        routes.MapDigests();
        routes.MapHandOvers();
        routes.MapDirections();
        routes.MapSessions();
        routes.MapBriefings();
        routes.MapFindings();
    }
}
