using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.MeetingTasks;
using WorkPlan.Planning.Obstacles;
using WorkPlan.Planning.PrincipleFiles;
using WorkPlan.Planning.Supervisions;
using WorkPlan.Planning.Tracing;

namespace WorkPlan.Planning;

/// <summary>The tables around plans: traces, tasks of meetings, obstacles, principle files, questions.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<TaskWork> TaskWork => Set<TaskWork>();

    public DbSet<MeetingTask> MeetingTasks => Set<MeetingTask>();

    public DbSet<Obstacle> Obstacles => Set<Obstacle>();

    public DbSet<RequiredDocuments> RequiredDocuments => Set<RequiredDocuments>();

    public DbSet<PrincipleFile> PrincipleFiles => Set<PrincipleFile>();

    public DbSet<Inquiry> Inquiries => Set<Inquiry>();

    public DbSet<Supervision> Supervisions => Set<Supervision>();
}
