using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.People;

namespace WorkPlan.Planning;

/// <summary>The tables around targets, beside the catalogues.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<TargetAdoption> TargetAdoptions => Set<TargetAdoption>();

    public DbSet<PersonSpell> PersonSpells => Set<PersonSpell>();
}
