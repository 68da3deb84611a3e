using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Files;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Inspections.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections;

/// <summary>
/// Inspections' own tables and its read copies. A new migration, in this folder, for each provider:
/// <c>dotnet ef migrations add Name --context SqliteInspectionsDbContext --output-dir Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Name --context SqlServerInspectionsDbContext --output-dir Migrations/SqlServer</c>.
/// </summary>
public abstract class InspectionsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    internal DbSet<Checklist> Checklists => Set<Checklist>();

    internal DbSet<InspectionCampaign> Campaigns => Set<InspectionCampaign>();

    internal DbSet<UnitInspection> UnitInspections => Set<UnitInspection>();

    internal DbSet<Finding> Findings => Set<Finding>();

    internal DbSet<InspectionObligation> Obligations => Set<InspectionObligation>();

    internal DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    internal DbSet<Fact> Facts => Set<Fact>();

    internal DbSet<PastFact> PastFacts => Set<PastFact>();

    internal DbSet<UnitCopy> Units => Set<UnitCopy>();

    internal DbSet<PersonCopy> People => Set<PersonCopy>();

    internal DbSet<OfficeRecord> OfficeRecords => Set<OfficeRecord>();

    internal DbSet<UnitDescent> UnitDescents => Set<UnitDescent>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new UnitCopyConfiguration());
        model.ApplyConfiguration(new PersonCopyConfiguration());
        model.ApplyConfigurationsFromAssembly(typeof(InspectionsDbContext).Assembly);
    }
}

public sealed class SqliteInspectionsDbContext(DbContextOptions<SqliteInspectionsDbContext> options) : InspectionsDbContext(options);

public sealed class SqlServerInspectionsDbContext(DbContextOptions<SqlServerInspectionsDbContext> options) : InspectionsDbContext(options);

internal sealed class SqliteInspectionsFactory : DesignTimeFactory<SqliteInspectionsDbContext>;

internal sealed class SqlServerInspectionsFactory : DesignTimeFactory<SqlServerInspectionsDbContext>;
