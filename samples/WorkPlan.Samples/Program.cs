using WorkPlan.Samples;
using WorkPlan.Samples.Feeding;
using WorkPlan.Samples.Gateway;
using WorkPlan.Samples.Summaries;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var clock = TimeProvider.System;
var report = new Report(Console.Out, clock);
try
{
    using var gateway = new HttpClient { BaseAddress = new Uri(Setting("services__gateway__http__0")), Timeout = TimeSpan.FromSeconds(60) };
    var users = new SampleUsers(gateway, Setting("Identity__AdministratorPassword"), clock);
    var story = new Story(users, report, clock);
    var year = new WorkYear2022(story);
    await new SampleRun(
        report, year.IsFedAsync, year.FeedAsync, () => SignIns.Print(story), isFirst => new YearSummary(story, isFirst).PrintAsync()).GoAsync();
    return 0;
}
catch (RefusedException refused)
{
    Console.Error.WriteLine($"Bị từ chối ngoài dự kiến (refused): {refused.Answer.Code} {refused.Message}");
    return 1;
}
catch (Exception failure) when (failure is HttpRequestException or TimeoutException or InvalidOperationException or InvalidDataException)
{
    Console.Error.WriteLine($"Không nạp được (failed): {failure.Message}");
    return 1;
}

static string Setting(string name) => Environment.GetEnvironmentVariable(name)
    ?? throw new InvalidOperationException($"{name} is not set; the app host sets it.");
