using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.Samples.Summaries;

/// <summary>What came of the year: every line is read from the system at this moment.</summary>
/// <param name="story">Who tells it.</param>
/// <param name="isFirst">Nobody has worked with the samples yet, so that the rules answer as the story says.</param>
internal sealed class YearSummary(Story story, bool isFirst)
{
    public async Task PrintAsync()
    {
        story.Report.Heading("Kết quả năm công tác 2022, đọc lại từ hệ thống (summary, read back)");
        await TellAsync(new PlanSummary(story).PrintAsync);
        await TellAsync(new TargetSummary(story, isFirst).PrintAsync);
        await TellAsync(new AssignmentSummary(story).PrintAsync);
        await TellAsync(new InspectionSummary(story).PrintAsync);
        await TellAsync(new EmulationSummary(story).PrintAsync);
    }

    /// <summary>Somebody may have changed the password of a sample account since; then its part is left out and the rest told.</summary>
    private async Task TellAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (RefusedException refused) when (refused.Answer.Request.EndsWith("/identity/tokens", StringComparison.Ordinal))
        {
            story.Report.Line("  Mật khẩu của tài khoản mẫu đã được đổi nên phần này không đọc được (sample account's password was changed).");
        }
    }
}
