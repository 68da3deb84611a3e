using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Adjustments;
using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Commendations;
using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Initiatives;
using WorkPlan.Emulation.Pledges;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Registrations;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Titles;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation;

/// <summary>
/// Emulation's own tables and its read copies. A new migration, in this folder, for each provider:
/// <c>dotnet ef migrations add Name --context SqliteEmulationDbContext --output-dir Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Name --context SqlServerEmulationDbContext --output-dir Migrations/SqlServer</c>.
/// </summary>
public abstract class EmulationDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    internal DbSet<EmulationCampaign> Campaigns => Set<EmulationCampaign>();

    internal DbSet<CampaignResponse> Responses => Set<CampaignResponse>();

    internal DbSet<ConductAssessment> ConductAssessments => Set<ConductAssessment>();

    internal DbSet<EmulationPledge> Pledges => Set<EmulationPledge>();

    internal DbSet<Appraisal> Appraisals => Set<Appraisal>();

    internal DbSet<TitlePolicy> Policies => Set<TitlePolicy>();

    internal DbSet<TitleRegistration> Registrations => Set<TitleRegistration>();

    internal DbSet<UnitRegistrations> UnitRegistrations => Set<UnitRegistrations>();

    internal DbSet<Commendation> Commendations => Set<Commendation>();

    internal DbSet<Initiative> Initiatives => Set<Initiative>();

    internal DbSet<StaffMember> Staff => Set<StaffMember>();

    internal DbSet<ServiceRecord> ServiceRecords => Set<ServiceRecord>();

    internal DbSet<DisciplineCopy> Disciplines => Set<DisciplineCopy>();

    internal DbSet<EmulationCluster> Clusters => Set<EmulationCluster>();

    internal DbSet<ClusterMember> ClusterMembers => Set<ClusterMember>();

    internal DbSet<ScoringTable> ScoringTables => Set<ScoringTable>();

    internal DbSet<ScoreFact> ScoreFacts => Set<ScoreFact>();

    internal DbSet<TargetCorrection> TargetCorrections => Set<TargetCorrection>();

    internal DbSet<UnitScore> UnitScores => Set<UnitScore>();

    internal DbSet<PointAdjustment> PointAdjustments => Set<PointAdjustment>();

    internal DbSet<InspectionCopy> InspectionCopies => Set<InspectionCopy>();

    internal DbSet<ClusterRanking> Rankings => Set<ClusterRanking>();

    internal DbSet<RankingChange> RankingChanges => Set<RankingChange>();

    internal DbSet<PublishedPoints> RankingPoints => Set<PublishedPoints>();

    internal DbSet<CrossCheck> CrossChecks => Set<CrossCheck>();

    internal DbSet<EmulationCouncil> Councils => Set<EmulationCouncil>();

    internal DbSet<CouncilSession> CouncilSessions => Set<CouncilSession>();

    internal DbSet<SecretBallot> Ballots => Set<SecretBallot>();

    internal DbSet<BallotElector> BallotElectors => Set<BallotElector>();

    internal DbSet<BallotPaper> BallotPapers => Set<BallotPaper>();

    internal DbSet<TitleProposal> TitleProposals => Set<TitleProposal>();

    internal DbSet<ConferredTitle> Titles => Set<ConferredTitle>();

    internal DbSet<QuotaLedger> QuotaLedgers => Set<QuotaLedger>();

    internal DbSet<CivilServantConference> Conferences => Set<CivilServantConference>();

    internal DbSet<ConferenceReminder> ConferenceReminders => Set<ConferenceReminder>();

    internal DbSet<UnitCopy> Units => Set<UnitCopy>();

    internal DbSet<UnitSuccession> Successions => Set<UnitSuccession>();

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.ApplyConfiguration(new UnitCopyConfiguration());
        model.ApplyConfigurationsFromAssembly(typeof(EmulationDbContext).Assembly);
    }
}

public sealed class SqliteEmulationDbContext(DbContextOptions<SqliteEmulationDbContext> options) : EmulationDbContext(options);

public sealed class SqlServerEmulationDbContext(DbContextOptions<SqlServerEmulationDbContext> options) : EmulationDbContext(options);

internal sealed class SqliteEmulationFactory : DesignTimeFactory<SqliteEmulationDbContext>;

internal sealed class SqlServerEmulationFactory : DesignTimeFactory<SqlServerEmulationDbContext>;
