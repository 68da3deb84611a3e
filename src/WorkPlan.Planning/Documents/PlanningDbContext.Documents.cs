using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Briefings;
using WorkPlan.Planning.Directions;
using WorkPlan.Planning.Dissemination;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Findings;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Sessions;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning;

/// <summary>The tables around documents, obligations and meetings.</summary>
internal abstract partial class PlanningDbContext
{
    public DbSet<DirectiveDocument> Documents => Set<DirectiveDocument>();

    public DbSet<PlanningObligation> Obligations => Set<PlanningObligation>();

    public DbSet<ObligationNotice> ObligationNotices => Set<ObligationNotice>();

    public DbSet<ObligationDigest> ObligationDigests => Set<ObligationDigest>();

    public DbSet<FanOut> FanOuts => Set<FanOut>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<UnitDissemination> Disseminations => Set<UnitDissemination>();

    public DbSet<LeadershipDirection> Directions => Set<LeadershipDirection>();

    public DbSet<ThematicSession> Sessions => Set<ThematicSession>();

    public DbSet<Briefing> Briefings => Set<Briefing>();

    public DbSet<BriefingRegularity> BriefingRegularities => Set<BriefingRegularity>();

    public DbSet<BriefingCounting> BriefingCountings => Set<BriefingCounting>();

    public DbSet<PlanFinding> PlanFindings => Set<PlanFinding>();

    public DbSet<PersonCopy> People => Set<PersonCopy>();
}
