using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Emulation.Tests;

public sealed class ModelTests() : ModelGuard(typeof(EmulationDbContext))
{
    // Read whole or not at all.
    protected override IReadOnlyCollection<string> UnboundedColumns =>
    [
        "EmulationCampaign.ConductExpectations", "TitlePolicy.Conditions", "TitlePolicy.Quotas", "TitlePolicy.Sources", "ConferredTitle.Despite", "ScoringTable.Rules", "ScoringTable.TieBreak", "UnitScore.ByRule",
        "UnitScore.Sums", "RankingChange.Cause", "RankingVersion.Rows", "PublishedPoints.Lines", "ConferredTitle.BasedOn", "ConferredTitle.History",
        "TitleProposal.BasedOn", "CouncilSession.Agenda", "CouncilSession.Present", "SecretBallot.Proposals", "SecretBallot.Count",
    ];
}
