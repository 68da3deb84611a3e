using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Locks;

namespace WorkPlan.Planning;

/// <summary>The tables of reports and locks.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<PeriodLock> PeriodLocks => Set<PeriodLock>();
}
