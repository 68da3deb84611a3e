using WorkPlan.Benchmarks.Groups;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Benchmarks.Proxies;
using WorkPlan.Benchmarks.Telemetry;

namespace WorkPlan.Benchmarks;

/// <summary>
/// <c>foundation</c> runs a group, <c>foundation/pipeline</c> one subject of it. The roles are the processes beside which, or on which,
/// this program measures; it starts them itself.
/// </summary>
internal static class EntryPoint
{
    private static readonly Dictionary<string, BenchmarkGroup> Known = new()
    {
        ["foundation"] = FoundationGroup.Members,
        ["planning"] = PlanningGroup.Members,
        ["assignments"] = AssignmentsGroup.Members,
        ["inspections"] = InspectionsGroup.Members,
        ["emulation"] = EmulationGroup.Members,
        ["operations"] = OperationsGroup.Members,
    };

    private static readonly Dictionary<string, Func<Task>> Roles = new()
    {
        [JsonService.Role] = JsonService.RunAsync,
        [BareYarp.Role] = BareYarp.RunAsync,
        [SmallService.Role] = SmallService.RunAsync,
        [OtlpSink.Role] = OtlpSink.RunAsync,
    };

    public static async Task<int> Main(string[] args)
    {
        if (args is [var role] && Roles.TryGetValue(role, out var run))
        {
            await run();
            return 0;
        }
        var subjects = new List<BenchmarkSubject>();
        foreach (var argument in args.DefaultIfEmpty("foundation"))
        {
            var (group, subject) = argument.Split('/', 2) is [var first, var second] ? (first, second) : (argument, null);
            var found = Known.GetValueOrDefault(group)?.Where(candidate => subject is null || candidate.Name == subject).ToArray() ?? [];
            if (found.Length == 0)
            {
                await Console.Error.WriteLineAsync($"There is no benchmark {argument}; there are: {string.Join(", ", Known.Keys)}.");
                return 2;
            }
            subjects.AddRange(found);
        }
        var report = new Report();
        foreach (var subject in subjects)
        {
            Report.Subject(subject.Title);
            await subject.MeasureAsync(report);
        }
        report.Summarise();
        return 0;
    }
}
