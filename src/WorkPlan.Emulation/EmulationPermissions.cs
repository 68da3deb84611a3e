using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation;

/// <summary>What the roles may do here.</summary>
internal static class EmulationPermissions
{
    public const string Read = "emulation.read";
    public const string LaunchCampaigns = "emulation.campaigns.launch";
    public const string RespondToCampaigns = "emulation.campaigns.respond";
    public const string OpenPledges = "emulation.pledges.open";

    /// <summary>To sign one's own pledge.</summary>
    public const string SignPledges = "emulation.pledges.sign";

    /// <summary>To enter signatures that were given on paper.</summary>
    public const string RecordSignatures = "emulation.pledges.record";
    public const string RegisterTitles = "emulation.registrations.write";
    public const string WritePolicies = "emulation.policies.write";

    /// <summary>To put a word of praise on record.</summary>
    public const string Commend = "emulation.commendations.write";
    public const string RecordInitiatives = "emulation.initiatives.write";

    /// <summary>To enter how the work of somebody's year was graded.</summary>
    public const string RecordAppraisals = "emulation.appraisals.write";
    public const string ReadEligibility = "emulation.eligibility.read";

    /// <summary>To see that discipline is why somebody is not eligible; others see only that a restricted reason applies.</summary>
    public const string ReadDiscipline = "emulation.discipline.read";

    public const string WriteScoringTables = "emulation.scoring-tables.write";
    public const string WriteClusters = "emulation.clusters.write";
    public const string EnterPoints = "emulation.points.enter";
    public const string VerifyPoints = "emulation.points.verify";
    public const string PrepareRankings = "emulation.rankings.prepare";
    public const string VerifyRankings = "emulation.rankings.verify";
    public const string PublishRankings = "emulation.rankings.publish";

    /// <summary>To note, for one's own unit, what another unit of the cluster scored otherwise than it should have.</summary>
    public const string CrossCheck = "emulation.cross-checks.write";

    public const string ProposeTitles = "emulation.proposals.write";

    /// <summary>To set up councils, call their sessions, and open and close their ballots.</summary>
    public const string ConductCouncils = "emulation.councils.conduct";

    /// <summary>To vote in a ballot of which one is an elector.</summary>
    public const string Vote = "emulation.ballots.vote";

    /// <summary>To count the papers of a closed ballot anew.</summary>
    public const string RecountBallots = "emulation.ballots.recount.read";

    /// <summary>
    /// To read what stands on each paper of a closed ballot. Beside a receipt it tells a vote, so it is nobody's who votes, leads or conducts.
    /// </summary>
    public const string ReadBallotPapers = "emulation.ballots.papers.read";

    /// <summary>To confer, revoke and uphold titles.</summary>
    public const string ConferTitles = "emulation.titles.confer";

    public const string HoldConferences = "emulation.conferences.write";

    private static readonly string[] Leaders = [Roles.Chief, Roles.DeputyChief, Roles.UnitHead];
    private static readonly string[] Officers = [.. Leaders, Roles.EmulationOfficer];

    // What concerns the past of a unit that ended is its heir's to do: its people are judged and its rankings corrected weeks after its last day.
    public static readonly PermissionGrant[] Table =
    [
        new(Read, Roles.Members),
        new(LaunchCampaigns, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer]),
        new(RespondToCampaigns, Officers),
        new(OpenPledges, Officers),
        new(SignPledges, Roles.Members),
        new(RecordSignatures, Officers) { InClosedUnits = true },
        new(RegisterTitles, Officers),
        new(WritePolicies, [Roles.SystemAdministrator]),
        new(Commend, Leaders),
        new(RecordInitiatives, Officers) { InClosedUnits = true },
        new(RecordAppraisals, Officers) { InClosedUnits = true },
        new(ReadEligibility, [.. Officers, Roles.Auditor]),
        new(ReadDiscipline, Officers),
        new(WriteScoringTables, [Roles.SystemAdministrator]),
        new(WriteClusters, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer]) { InClosedUnits = true },
        new(EnterPoints, Officers) { InClosedUnits = true },
        new(VerifyPoints, Officers) { InClosedUnits = true },
        new(PrepareRankings, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer]) { InClosedUnits = true },
        new(VerifyRankings, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer, Roles.Auditor]) { InClosedUnits = true },
        new(PublishRankings, [Roles.Chief, Roles.DeputyChief]) { InClosedUnits = true },
        new(CrossCheck, Officers),
        new(ProposeTitles, Officers) { InClosedUnits = true },
        new(ConductCouncils, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer]),
        new(Vote, Roles.Members),
        new(RecountBallots, [Roles.Chief, Roles.DeputyChief, Roles.EmulationOfficer, Roles.Auditor]),
        new(ReadBallotPapers, [Roles.Auditor]),
        new(ConferTitles, [Roles.Chief]) { InClosedUnits = true },
        new(HoldConferences, Officers),
    ];
}
