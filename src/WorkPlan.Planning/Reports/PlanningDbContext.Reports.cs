using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Reports;

namespace WorkPlan.Planning;

/// <summary>The tables of reports and locks.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<ReportForm> ReportForms => Set<ReportForm>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ReportDeadline> ReportDeadlines => Set<ReportDeadline>();

    public DbSet<ReportSchedule> ReportSchedules => Set<ReportSchedule>();

    public DbSet<PeriodLock> PeriodLocks => Set<PeriodLock>();
}
