using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.Obstacles;
using WorkPlan.Planning.PrincipleFiles;
using WorkPlan.Planning.Supervisions;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.MeetingTasks;

/// <summary>What goes on around plans all year: tasks of meetings, obstacles, principle files, questions and answers, who supervises.</summary>
internal static class DailyLife
{
    public static WebApplicationBuilder AddDailyLife(this WebApplicationBuilder builder)
    {
        builder.AddTexts(typeof(DailyLife), "WorkPlan.Planning.MeetingTasks.DailyTexts");
        builder.Services.AddOptions<ObstacleOptions>().BindConfiguration(ObstacleOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<InquiryOptions>().BindConfiguration(InquiryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<ObstacleAccess>();
        builder.Services.AddScoped<ObstacleSweep>();
        builder.Services.AddScoped<InquiryDesk>();
        builder.Services.AddScoped<Completeness>();
        return builder;
    }

    public static void MapDailyLife(this IEndpointRouteBuilder routes)
    {
        routes.MapMeetingTasks();
        routes.MapObstacles();
        routes.MapPrincipleFiles();
        routes.MapInquiries();
        routes.MapSupervisions();
    }
}
