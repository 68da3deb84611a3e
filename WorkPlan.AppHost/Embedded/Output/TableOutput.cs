using System.Globalization;
using System.Text;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// For a terminal: output scrolls by above a table of all resources that stays at the bottom. Written a few times a second at most, so
/// that a talkative service does not make the table flicker. A window that is too low for all shows first those that are not well.
/// </summary>
internal sealed class TableOutput : ConsoleOutput
{
    private const int StateWidth = 10;
    private const int RestartsWidth = 8;

    /// <summary>State, restarts and the gaps between the columns.</summary>
    private const int BesideNameAndText = StateWidth + RestartsWidth + 6;
    private const int LeastName = 8;
    private const int LeastWidth = LeastName + BesideNameAndText;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<string> pending = [];
    private readonly List<string> order;
    private readonly Dictionary<string, ResourceStatus> statuses;
    private readonly TextWriter terminal;
    private readonly Func<(int Width, int Height)> size;
    private readonly Timer timer;
    private int linesOnScreen;
    private bool isStale = true;

    /// <param name="plans">What is shown.</param>
    /// <param name="board">What happens to it.</param>
    /// <param name="terminal">Where the table is drawn.</param>
    /// <param name="size">How large that is at the moment, in characters.</param>
    public TableOutput(IReadOnlyList<LaunchPlan> plans, StatusBoard board, TextWriter terminal, Func<(int Width, int Height)> size)
        : base(plans, board)
    {
        (this.terminal, this.size) = (terminal, size);
        order = [.. plans.Where(plan => !plan.IsHidden).Select(plan => plan.Name)];
        statuses = plans.ToDictionary(plan => plan.Name, plan => new ResourceStatus(plan));
        timer = new Timer(_ => Draw(), null, Frame, Frame);
    }

    /// <summary>Of the console's window; of an ordinary one where it does not say.</summary>
    public static (int Width, int Height) SizeOfTheTerminal()
    {
        try
        {
            return (Console.WindowWidth, Console.WindowHeight) is { Item1: > 0, Item2: > 0 } known ? known : (80, 24);
        }
        catch (IOException)
        {
            return (80, 24);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        timer.Dispose();
        Draw();
    }

    /// <summary>Brings the terminal up to date; nothing where nothing has happened.</summary>
    public void Draw()
    {
        lock (gate)
        {
            if (!isStale)
                return;
            var frame = new StringBuilder();
            if (linesOnScreen > 0)
                frame.Append(CultureInfo.InvariantCulture, $"\e[{linesOnScreen}A\e[J"); // up to the table's first line, and clear to the end
            foreach (var line in pending)
                frame.Append(line).Append('\n');
            var table = Table();
            foreach (var line in table)
                frame.Append(line).Append('\n');
            Put(terminal, frame.ToString());
            linesOnScreen = table.Count;
            pending.Clear();
            isStale = false;
        }
    }

    protected override void WriteLine(string line)
    {
        lock (gate)
        {
            pending.Add(line);
            isStale = true;
        }
    }

    protected override void ShowStatus(ResourceStatus status)
    {
        lock (gate)
        {
            statuses[status.Plan.Name] = status;
            isStale = true;
        }
    }

    /// <summary>No line is wrapped and all fit above the cursor: otherwise the next frame would not find the first of them.</summary>
    private List<string> Table()
    {
        var (width, height) = size();
        width = Math.Max(LeastWidth, width);
        var nameWidth = Math.Min(order.Max(name => name.Length), width - BesideNameAndText);
        var textWidth = width - nameWidth - BesideNameAndText;
        // One for the heading, one for the cursor.
        var room = Math.Max(1, height - 2);
        var shown = order.Count <= room ? order : Worst(Math.Max(1, room - 1));
        List<string> lines =
        [
            $"\e[2m{Cell("resource", nameWidth)}  {"state",-StateWidth}  {"restarts",RestartsWidth}  {Cut("address", textWidth)}\e[0m",
            .. shown.Select(name => statuses[name]).Select(status =>
                $"{Cell(status.Plan.Name, nameWidth)}  {StateText.Coloured(status.State, StateWidth)}  {status.Restarts,RestartsWidth}  {Cut(Text(status), textWidth)}"),
        ];
        if (shown.Count < order.Count)
            lines.Add($"\e[2m… and {order.Count - shown.Count} more\e[0m");
        return lines;
    }

    /// <summary>Of these many, those that are not well before the others, in the order of the table.</summary>
    private List<string> Worst(int count)
    {
        var worst = order.OrderBy(name => statuses[name].State is ResourceState.Healthy or ResourceState.Completed).Take(count).ToHashSet();
        return [.. order.Where(worst.Contains)];
    }

    private static string Text(ResourceStatus status) => status.Reason ?? status.Plan.Url ?? "";

    private static string Cell(string text, int width) => Cut(text, width).PadRight(width);

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
