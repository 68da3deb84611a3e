using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Rollups.States;

namespace WorkPlan.Planning;

/// <summary>What follows from results, kept so that it need not be computed when somebody asks.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<TargetState> TargetStates => Set<TargetState>();

    public DbSet<UnitScore> UnitScores => Set<UnitScore>();

    public DbSet<RollupYear> RollupYears => Set<RollupYear>();

    public DbSet<RollupWork> RollupWork => Set<RollupWork>();
}
