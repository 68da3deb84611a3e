using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Dependencies;
using WorkPlan.Assignments.Digests;
using WorkPlan.Assignments.Discipline;
using WorkPlan.Assignments.Distances;
using WorkPlan.Assignments.Expiries;
using WorkPlan.Assignments.Extensions;
using WorkPlan.Assignments.HandOvers;
using WorkPlan.Assignments.IndividualPlans;
using WorkPlan.Assignments.Interests;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.References;
using WorkPlan.Assignments.Scoring;
using WorkPlan.Assignments.Sensitive;
using WorkPlan.Assignments.Series;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Transfers;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Assignments;

/// <summary>
/// Assignments' own tables and its read copy of units. A new migration, in this folder, for each provider:
/// <c>dotnet ef migrations add Name --context SqliteAssignmentsDbContext --output-dir Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Name --context SqlServerAssignmentsDbContext --output-dir Migrations/SqlServer</c>.
/// </summary>
public abstract class AssignmentsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    internal DbSet<Person> People => Set<Person>();

    internal DbSet<DisciplinaryDecision> Disciplines => Set<DisciplinaryDecision>();

    internal DbSet<WorkTask> Tasks => Set<WorkTask>();

    internal DbSet<PlanCopy> Plans => Set<PlanCopy>();

    internal DbSet<OverduePlan> OverduePlans => Set<OverduePlan>();

    internal DbSet<AssignmentDecision> Decisions => Set<AssignmentDecision>();

    internal DbSet<TaskResponsibility> Responsibilities => Set<TaskResponsibility>();

    internal DbSet<IndividualPlan> IndividualPlans => Set<IndividualPlan>();

    internal DbSet<PersonTransfer> Transfers => Set<PersonTransfer>();

    internal DbSet<HandOver> HandOvers => Set<HandOver>();

    internal DbSet<ExtensionRequest> Extensions => Set<ExtensionRequest>();

    internal DbSet<TaskDependency> Dependencies => Set<TaskDependency>();

    internal DbSet<TaskReference> References => Set<TaskReference>();

    internal DbSet<TaskSeries> Series => Set<TaskSeries>();

    internal DbSet<TaskProduct> Products => Set<TaskProduct>();

    internal DbSet<GeneralScore> GeneralScores => Set<GeneralScore>();

    internal DbSet<PolicyAdoption> Adoptions => Set<PolicyAdoption>();

    internal DbSet<SignedEvaluation> SignedEvaluations => Set<SignedEvaluation>();

    internal DbSet<TitleAlert> TitleAlerts => Set<TitleAlert>();

    internal DbSet<SensitiveRecord> SensitiveRecords => Set<SensitiveRecord>();

    internal DbSet<SensitiveAccess> SensitiveAccesses => Set<SensitiveAccess>();

    internal DbSet<DeclaredInterest> Interests => Set<DeclaredInterest>();

    internal DbSet<PlaceDistance> Distances => Set<PlaceDistance>();

    internal DbSet<UnitSuccession> Successions => Set<UnitSuccession>();

    internal DbSet<WorkDigest> WorkDigests => Set<WorkDigest>();

    internal DbSet<UnitCopy> Units => Set<UnitCopy>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new UnitCopyConfiguration());
        model.ApplyConfigurationsFromAssembly(typeof(AssignmentsDbContext).Assembly);
    }
}

public sealed class SqliteAssignmentsDbContext(DbContextOptions<SqliteAssignmentsDbContext> options) : AssignmentsDbContext(options);

public sealed class SqlServerAssignmentsDbContext(DbContextOptions<SqlServerAssignmentsDbContext> options) : AssignmentsDbContext(options);

internal sealed class SqliteAssignmentsFactory : DesignTimeFactory<SqliteAssignmentsDbContext>;

internal sealed class SqlServerAssignmentsFactory : DesignTimeFactory<SqlServerAssignmentsDbContext>;
