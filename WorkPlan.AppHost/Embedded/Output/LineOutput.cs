namespace WorkPlan.AppHost.Embedded;

/// <summary>For logs and pipes: a line for each change of state.</summary>
internal sealed class LineOutput(IReadOnlyList<LaunchPlan> plans, StatusBoard board) : ConsoleOutput(plans, board)
{
    private readonly Lock gate = new();

    protected override void WriteLine(string line)
    {
        lock (gate)
            Put(Console.Out, line + Environment.NewLine);
    }

    protected override void ShowStatus(ResourceStatus status)
    {
        if (status.Plan.IsHidden && status.State is not (ResourceState.Crashed or ResourceState.Failed))
            return;
        string?[] parts =
        [
            $"{status.Plan.Name}: {StateText.Of(status.State)}",
            status.State == ResourceState.Healthy ? status.Plan.Url : status.Reason,
            status.Restarts > 0 ? $"restarts {status.Restarts}" : null,
        ];
        WriteLine(PrefixedOwn(string.Join("  ", parts.Where(part => part is not null))));
    }
}
