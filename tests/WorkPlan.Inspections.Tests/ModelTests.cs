using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Inspections.Tests;

public sealed class ModelTests() : ModelGuard(typeof(InspectionsDbContext))
{
    // Read whole or not at all.
    protected override IReadOnlyCollection<string> UnboundedColumns =>
    [
        "Checklist.Items", "Fact.Content", "PastFact.Content", "ChecklistAnswer.Fact", "UnitInspection.Notes", "UnitInspection.Evidence", "UnitInspection.Returns",
        "UnitInspection.FrozenFacts", "UnitInspection.ReplacedAnswers", "UnitInspection.Minutes", "Finding.Remediations", "Finding.Reopenings",
        "Finding.HandOvers", "UnitInspection.FollowUps", "UnitInspection.Draft", "CampaignUnit.History", "InspectionCampaign.SubjectObject", "InspectionCampaign.PlanDocument",
        "InspectionCampaign.Team", "InspectionCampaign.TeamDecision", "InspectionCampaign.FormerTeams", "InspectionCampaign.HandOvers", "Finding.CitedFact", "Finding.Referral", "InspectionCampaign.Lessons",
    ];
}
