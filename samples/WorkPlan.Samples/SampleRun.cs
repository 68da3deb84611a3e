namespace WorkPlan.Samples;

/// <summary>
/// What one start does. The sign-ins are shown as soon as everything is there, before anything else can go wrong: no later start would
/// show them.
/// </summary>
/// <param name="report">What is said.</param>
/// <param name="isFed">Whether an earlier start has fed the whole year.</param>
/// <param name="feed">Feeds it, or the rest of it.</param>
/// <param name="showSignIns">Shows the accounts with their passwords.</param>
/// <param name="tell">Reads the year back; whether this is its first time.</param>
internal sealed class SampleRun(Report report, Func<Task<bool>> isFed, Func<Task> feed, Action showSignIns, Func<bool, Task> tell)
{
    public async Task GoAsync()
    {
        var isFirst = !await isFed();
        if (isFirst)
        {
            await feed();
            showSignIns();
        }
        else
        {
            report.Line("Dữ liệu mẫu đã có; không nạp lại (already fed).");
        }
        await tell(isFirst);
    }
}
