namespace WorkPlan.AppHost.Embedded;

/// <summary>What a person needs to know once everything is up.</summary>
internal static class Summary
{
    public static IReadOnlyList<string> Of(RunningSystem system, RunContext run, LogFiles logs)
    {
        var shown = system.Statuses.Where(status => !status.Plan.IsHidden).ToList();
        var services = shown.Select(status => status.Plan).Where(plan => plan.Process is not null && plan.HealthCheck.IsRepeated).ToList();
        return
        [
            "",
            "The system is running.",
            .. services.Where(plan => plan.IsExternal).SelectMany(plan => (string[])
            [
                Line(Title(plan.Name), plan.Url!),
                Line("OpenAPI", $"{plan.Url}/openapi"),
            ]),
            .. services.Select((plan, index) => Line(index == 0 ? "Metrics" : "", $"{plan.Url}/metrics  {plan.Name}")),
            Line("Logs", logs.Folder),
            Line("Passwords", $"{run.Secrets.Path} (readable by you alone)"),
            .. shown.Where(status => status.State == ResourceState.Failed)
                .Select(status => Line("Failed", $"{status.Plan.Name}, {status.Reason}: {logs.PathOf(status.Plan.Name)}")),
            Line("Stop", $"Ctrl+C, or kill {Environment.ProcessId}"),
            "",
        ];
    }

    private static string Line(string title, string text) => $"  {title,-10} {text}";

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
