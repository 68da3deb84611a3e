using System.Globalization;
using System.Text;

namespace WorkPlan.AppHost.Embedded;

/// <summary>
/// For a terminal: output scrolls by above a table of all resources that stays at the bottom. Written a few times a second at most, so
/// that a talkative service does not make the table flicker.
/// </summary>
internal sealed class TableOutput : ConsoleOutput
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<string> pending = [];
    private readonly List<string> order;
    private readonly Dictionary<string, ResourceStatus> statuses;
    private readonly Timer timer;
    private int linesOnScreen;
    private bool isStale = true;

    public TableOutput(IReadOnlyList<LaunchPlan> plans, StatusBoard board)
        : base(plans, board)
    {
        order = [.. plans.Where(plan => !plan.IsHidden).Select(plan => plan.Name)];
        statuses = plans.ToDictionary(plan => plan.Name, plan => new ResourceStatus(plan));
        timer = new Timer(_ => Draw(), null, Frame, Frame);
    }

    public override void Dispose()
    {
        base.Dispose();
        timer.Dispose();
        Draw();
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

    private void Draw()
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
            Console.Write(frame);
            linesOnScreen = table.Count;
            pending.Clear();
            isStale = false;
        }
    }

    private List<string> Table()
    {
        var nameWidth = order.Max(name => name.Length);
        var textWidth = Math.Max(10, Console.WindowWidth - nameWidth - 26);
        return
        [
            $"\e[2m{"resource".PadRight(nameWidth)}  {"state",-10}  {"restarts",8}  address\e[0m",
            .. order.Select(name => statuses[name]).Select(status =>
                $"{status.Plan.Name.PadRight(nameWidth)}  {StateText.Coloured(status.State, 10)}  {status.Restarts,8}  {Cut(Text(status), textWidth)}"),
        ];
    }

    private static string Text(ResourceStatus status) => status.Reason ?? status.Plan.Url ?? "";

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
