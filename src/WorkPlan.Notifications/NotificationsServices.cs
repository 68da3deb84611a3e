using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkPlan.Notifications.Digests;
using WorkPlan.Notifications.Documents;
using WorkPlan.Notifications.Emulation;
using WorkPlan.Notifications.Inspections;
using WorkPlan.Notifications.Notices;
using WorkPlan.Notifications.Obligations;
using WorkPlan.Notifications.Obstacles;
using WorkPlan.Notifications.Plans;
using WorkPlan.Notifications.Readers;
using WorkPlan.Notifications.Streams;
using WorkPlan.Notifications.Tasks;
using WorkPlan.Notifications.Units;
using WorkPlan.ServiceDefaults;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Notifications;

internal static class NotificationsServices
{
    public static WebApplicationBuilder AddNotifications(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase<NotificationsDbContext, SqliteNotificationsDbContext, SqlServerNotificationsDbContext>("notificationsdb");
        builder.AddMessaging<NotificationsDbContext>(Listen);
        builder.AddPermissions(NotificationsPermissions.Table);
        builder.AddTexts(typeof(NotificationsServices), "WorkPlan.Notifications.Texts");
        builder.AddTexts(typeof(NotificationsServices), "WorkPlan.Notifications.NoticeTexts");
        builder.Services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddCopiedUnits<NotificationsDbContext>();
        builder.Services.AddScoped<NoticeBoard>();
        builder.Services.AddScoped<Reach>();
        builder.Services.AddScoped<ReaderDesk>();
        builder.Services.AddScoped<Wording>();
        builder.Services.AddScoped<LiveStream>();
        builder.Services.AddSingleton<NoticeBell>();
        builder.Services.AddSingleton<IInterceptor, NoticeWakeUp>();
        builder.Services.AddSingleton<NoticeFeed>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NoticeFeed>());
        builder.Services.AddHostedService<Retention>();
        builder.Services.AddValidation();
        return builder;
    }

    public static WebApplication MapNotifications(this WebApplication app)
    {
        var api = app.MapApi();
        api.MapInbox();
        api.MapPreferences();
        api.MapDigest();
        api.MapStream();
        return app;
    }

    private static void Listen(MessagingBuilder messages) => messages
        .Add<OrgUnitChangedConsumer>()
        .Add<UnitsSucceededConsumer>()
        .Add<DirectiveReceivedConsumer>()
        .Add<DirectiveSupersededConsumer>()
        .Add<DisseminationProgressedConsumer>()
        .Add<ObligationRemindedConsumer>()
        .Add<ObligationEscalatedConsumer>()
        .Add<ObligationDigestPreparedConsumer>()
        .Add<SupplementAnsweredConsumer>()
        .Add<ObligationWaivedConsumer>()
        .Add<InquiryAskedConsumer>()
        .Add<InquirySettledConsumer>()
        .Add<ReportSubmittedConsumer>()
        .Add<MeetingTaskGivenConsumer>()
        .Add<PlanAdvancedConsumer>()
        .Add<PlanIssuedConsumer>()
        .Add<PlanSupplementedConsumer>()
        .Add<PlanWithdrawnConsumer>()
        .Add<PlanOverdueConsumer>()
        .Add<PlanClosedConsumer>()
        .Add<ObstacleEscalatedConsumer>()
        .Add<ObstacleResolvedConsumer>()
        .Add<AssignmentDecisionIssuedConsumer>()
        .Add<WorkTaskCompletedConsumer>()
        .Add<WorkDigestPreparedConsumer>()
        .Add<TitleExpiringConsumer>()
        .Add<TitleExpirySettledConsumer>()
        .Add<PersonTransferredConsumer>()
        .Add<HandOverReceivedConsumer>()
        .Add<InspectionAnnouncedConsumer>()
        .Add<SelfInspectionSubmittedConsumer>()
        .Add<InspectionConcludedConsumer>()
        .Add<CommonLessonsNoticedConsumer>()
        .Add<FindingRaisedConsumer>()
        .Add<RemediationVerifiedConsumer>()
        .Add<EmulationCampaignLaunchedConsumer>()
        .Add<PledgeOpenedConsumer>()
        .Add<PledgeSignedConsumer>()
        .Add<RankingPublishedConsumer>()
        .Add<ConferenceRemindedConsumer>()
        .Add<ConferenceHeldConsumer>()
        .Add<BallotOpenedConsumer>()
        .Add<BallotClosedConsumer>()
        .Add<CommendedConsumer>();
}
