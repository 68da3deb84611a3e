namespace WorkPlan.AppHost.Embedded;

/// <summary>What the user sees: every process's lines with its name before them, and the state of all resources.</summary>
internal abstract class ConsoleOutput : IDisposable
{
    private const string Own = "app host";

    private readonly StatusBoard board;
    private readonly int nameWidth;

    protected ConsoleOutput(IReadOnlyList<LaunchPlan> plans, StatusBoard board)
    {
        this.board = board;
        nameWidth = plans.Select(plan => plan.Name.Length).Append(Own.Length).Max();
        board.OutputWritten += WriteOutput;
        board.StatusChanged += ShowStatus;
    }

    /// <summary>A live table on a terminal, lines everywhere else.</summary>
    public static ConsoleOutput For(IReadOnlyList<LaunchPlan> plans, StatusBoard board)
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return isTerminal ? new TableOutput(plans, board) : new LineOutput(plans, board);
    }

    /// <summary>Lines of the app host's own.</summary>
    public void Say(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            WriteLine(line);
    }

    public virtual void Dispose()
    {
        board.OutputWritten -= WriteOutput;
        board.StatusChanged -= ShowStatus;
    }

    protected abstract void WriteLine(string line);

    protected abstract void ShowStatus(ResourceStatus status);

    protected string Prefixed(string name, string line) => $"{name.PadRight(nameWidth)} | {line}";

    protected string PrefixedOwn(string line) => Prefixed(Own, line);

    private void WriteOutput(string resource, string line) => WriteLine(Prefixed(resource, SecretLine.ForConsole(line)));
}
