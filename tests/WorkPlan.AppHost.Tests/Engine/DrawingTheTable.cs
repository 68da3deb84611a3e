using System.Text.RegularExpressions;
using WorkPlan.AppHost.Embedded;

namespace WorkPlan.AppHost.Tests.Engine;

/// <summary>The live table on a terminal of some size, as whoever sits before it sees it.</summary>
public sealed partial class DrawingTheTable : IDisposable
{
    private const int Resources = 12;
    private readonly StatusBoard _board = new();
    private readonly StringWriter _written = new();
    private readonly LaunchPlan[] _plans =
        [.. Enumerable.Range(1, Resources).Select(number => new LaunchPlan { Name = $"service-{number:00}", Url = $"http://127.0.0.1:{5000 + number}/a/rather/long/address" })];

    private (int Width, int Height) _size = (100, 40);

    public void Dispose() => _written.Dispose();

    [Fact]
    public void Output_scrolls_by_above_a_table_that_stays_in_its_place()
    {
        using (var table = new TableOutput(_plans, _board, _written, () => _size))
        {
            for (var round = 0; round < 5; round++)
            {
                foreach (var plan in _plans)
                    _board.Changed(new ResourceStatus(plan) { State = round < 4 ? ResourceState.Starting : ResourceState.Healthy });
                _board.Output("service-01", $"line {round}");
                table.Draw();
            }
            _board.Changed(new ResourceStatus(_plans[6]) { State = ResourceState.Crashed, Reason = "exit code 3, again in 0.5 s", Restarts = 2 });
        }

        var screen = Screen();
        Assert.Equal(5 + 1 + Resources, screen.Count);
        Assert.Equal(Enumerable.Range(0, 5).Select(round => $"service-01 | line {round}"), screen.Take(5));
        Assert.Matches("^resource +state +restarts +address$", screen[5]);
        Assert.Matches("^service-01 +healthy +0 +http://127.0.0.1:5001/a/rather/long/address$", screen[6]);
        Assert.Matches("^service-07 +crashed +2 +exit code 3, again in 0.5 s$", screen[12]);
    }

    [Theory]
    [InlineData(100, 9)]
    [InlineData(40, 24)]
    [InlineData(20, 3)]
    [InlineData(1, 1)]
    public void A_small_window_shows_the_worst_and_no_line_is_wrapped(int width, int height)
    {
        _size = (width, height);
        using (var table = new TableOutput(_plans, _board, _written, () => _size))
        {
            foreach (var plan in _plans)
                _board.Changed(new ResourceStatus(plan) { State = ResourceState.Healthy });
            table.Draw();
            _board.Changed(new ResourceStatus(_plans[^1]) { State = ResourceState.Failed });
        }

        var screen = Screen();
        Assert.True(screen.Count <= Math.Max(3, height - 1), string.Join('\n', screen));
        Assert.All(screen, line => Assert.True(line.Length <= Math.Max(32, width), line));
        Assert.Contains(screen, line => line.Contains("failed", StringComparison.Ordinal));
        if (screen.Count < 1 + Resources)
            Assert.Matches(@"^… and \d+ more$", screen[^1]);
    }

    [Fact]
    public void A_terminal_that_is_gone_harms_nobody()
    {
        using var full = new StreamWriter(new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        var table = new TableOutput(_plans, _board, full, () => _size);
        _board.Output("service-01", "line");

        table.Draw();
        table.Dispose();
    }

    /// <summary>What stands on the screen: lines end, the cursor goes up, the rest is cleared, colours are not seen.</summary>
    private List<string> Screen()
    {
        var lines = new List<string> { "" };
        foreach (Match part in Parts().Matches(_written.ToString()))
        {
            if (part.Groups["up"].Success)
            {
                var up = int.Parse(part.Groups["up"].Value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.True(up <= lines.Count - 1, "The cursor would go above what was written.");
                lines.RemoveRange(lines.Count - 1 - up, up + 1);
                lines.Add("");
            }
            else if (part.Value == "\n")
            {
                lines.Add("");
            }
            else if (part.Groups["text"].Success)
            {
                lines[^1] += part.Value;
            }
        }
        Assert.Equal("", lines[^1]);
        return [.. lines.SkipLast(1).Select(line => line.TrimEnd())];
    }

    [GeneratedRegex(@"\e\[(?<up>\d+)A\e\[J|\e\[\d*m|\n|(?<text>[^\e\n]+)")]
    private static partial Regex Parts();
}
