using System.Text.Json.Nodes;
using WorkPlan.Samples.Files;

namespace WorkPlan.Samples.Feeding;

/// <summary>The two provinces' work year, step by step in the order in which it happened.</summary>
internal sealed class WorkYear2022(Story story)
{
    /// <summary>The inspection's end is the last thing that is fed.</summary>
    public async Task<bool> IsFedAsync() =>
        await InspectionCampaign.FindAsync(story.Users.Administrator) is JsonNode campaign && campaign.Holds("state", "closed");

    public async Task FeedAsync()
    {
        var papers = new Papers(story);
        var plans = new PlanDesk(story);
        var assignments = new AssignmentDesk(story);
        var staff = new Staff(story);
        await new Foundations(story).FeedAsync();
        await staff.FeedAsync(InputFiles.QuangTri, "Quảng Trị", "qt.vanphong");
        await staff.FeedAsync(InputFiles.HaTinh, "Hà Tĩnh", "ht.vanphong");
        await new DivisionNine(story, papers, plans, assignments).FeedAsync();
        await new DistrictPlans(story, papers, plans, assignments).FeedAsync();
        await new DistrictLife(story).FeedAsync();
        await new EmulationYear(story).FeedAsync();
        await new InspectionCampaign(story).FeedAsync();
        story.Report.Step("Đã nạp xong (fed)");
    }
}
