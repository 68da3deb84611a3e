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
        board.Noticed += Notice;
    }

    /// <summary>A live table on a terminal, lines everywhere else.</summary>
    public static ConsoleOutput For(IReadOnlyList<LaunchPlan> plans, StatusBoard board)
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return isTerminal ? new TableOutput(plans, board, Console.Out, TableOutput.SizeOfTheTerminal) : new LineOutput(plans, board);
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
        board.Noticed -= Notice;
    }

    protected abstract void WriteLine(string line);

    protected abstract void ShowStatus(ResourceStatus status);

    protected string Prefixed(string name, string line) => $"{name.PadRight(nameWidth)} | {line}";

    protected string PrefixedOwn(string line) => Prefixed(Own, line);

    /// <summary>Where the console leads to a file, its disk may be full: what is not told is lost, and the system goes on.</summary>
    protected static void Put(TextWriter writer, string text)
    {
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (IOException)
        {
            return;
        }
    }

    private void Notice(string line) => WriteLine(PrefixedOwn(line));

    private void WriteOutput(string resource, string line) => WriteLine(Prefixed(resource, SecretLine.ForConsole(line)));
}
