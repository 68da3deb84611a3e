using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Fields;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning;

/// <summary>
/// The tables of planning. Their mappings stand beside the entities. After a change of the model, for each provider:
/// <c>dotnet ef migrations add Name --context SqlitePlanningDbContext --output-dir Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Name --context SqlServerPlanningDbContext --output-dir Migrations/SqlServer</c>.
/// </summary>
internal abstract partial class PlanningDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();

    public DbSet<OwnPeriodCalendar> PeriodCalendars => Set<OwnPeriodCalendar>();

    public DbSet<TargetCatalogue> Catalogues => Set<TargetCatalogue>();

    public DbSet<FieldOfWork> Fields => Set<FieldOfWork>();

    public DbSet<UnitField> UnitFields => Set<UnitField>();

    public DbSet<UnitFieldList> UnitFieldLists => Set<UnitFieldList>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<MeasuredResult> Results => Set<MeasuredResult>();

    public DbSet<ResultEntry> ResultLog => Set<ResultEntry>();

    public DbSet<ResultImport> ResultImports => Set<ResultImport>();

    public DbSet<OrgUnit> Units => Set<OrgUnit>();

    public DbSet<Succession> Successions => Set<Succession>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(PlanningDbContext).Assembly);
        model.AddLeaseTable();
        // We make our ids ourselves; otherwise a part that is added to a known aggregate would be taken for one that is stored already.
        foreach (var key in model.Model.GetEntityTypes().Select(entity => entity.FindPrimaryKey()).OfType<IMutableKey>())
        {
            if (key.Properties is [{ ClrType: var type } id] && type == typeof(Guid))
                id.ValueGenerated = ValueGenerated.Never;
        }
    }
}

internal sealed class SqlitePlanningDbContext(DbContextOptions<SqlitePlanningDbContext> options) : PlanningDbContext(options);

internal sealed class SqlServerPlanningDbContext(DbContextOptions<SqlServerPlanningDbContext> options) : PlanningDbContext(options);

internal sealed class SqlitePlanningFactory : DesignTimeFactory<SqlitePlanningDbContext>;

internal sealed class SqlServerPlanningFactory : DesignTimeFactory<SqlServerPlanningDbContext>;
