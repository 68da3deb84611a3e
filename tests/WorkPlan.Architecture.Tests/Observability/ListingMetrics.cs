using System.Text.RegularExpressions;
using WorkPlan.Testing;

namespace WorkPlan.Architecture.Tests.Observability;

/// <summary>Each metric of ours has its row in docs/telemetry.md, also one that is emitted only when something goes wrong.</summary>
[Trait("Category", "Operations")]
public sealed partial class ListingMetrics
{
    private static readonly string[] Folders = ["src", "WorkPlan.ServiceDefaults", "SharedKernel"];

    [Fact]
    public void Whatever_is_measured_is_listed()
    {
        var measured = Folders.Select(folder => Path.Combine(SourceTree.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).SelectMany(file => MeasuredIn(File.ReadAllText(file))).ToList();

        Assert.True(measured.Count > 30);
        Assert.Empty(measured.Except(Listed(), new ByBeginning()));
    }

    [Fact]
    public void And_whatever_is_listed_as_ours_is_measured()
    {
        var measured = Folders.Select(folder => Path.Combine(SourceTree.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)).SelectMany(file => MeasuredIn(File.ReadAllText(file))).ToHashSet();

        Listed().Where(row => row.StartsWith("workplan_", StringComparison.Ordinal) && !measured.Any(name => Ending().Replace(row, "") == name || row == name))
            .ShouldBeNone();
    }

    [Theory]
    [InlineData("""_meter.CreateCounter<long>("workplan.work.lost", "{piece}", "Lost.")""", "workplan_work_lost")]
    [InlineData("_meter.CreateObservableGauge(\n    \"workplan.work.lost\", Lost, \"{piece}\", \"Lost.\")", "workplan_work_lost")]
    [InlineData("""new("workplan.work.lost", "{piece}", "Lost.", "kind", LostAsync)""", "workplan_work_lost")]
    public void One_is_found(string source, string name) => Assert.Equal([name], MeasuredIn(source));

    private static IEnumerable<string> MeasuredIn(string source) => Instrument().Matches(source).Select(match => match.Groups[1].Value.Replace('.', '_'));

    private static List<string> Listed() => [.. Row().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "telemetry.md"))).Select(match => match.Groups[1].Value)];

    /// <summary>The page adds the unit and, to a counter, that it counts up.</summary>
    private sealed class ByBeginning : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => Bare(x!) == Bare(y!);

        public int GetHashCode(string obj) => Bare(obj).GetHashCode(StringComparison.Ordinal);

        private static string Bare(string name) => Ending().Replace(name, "");
    }

    [GeneratedRegex(@"(?:Create(?:Observable)?(?:Counter|Gauge|Histogram|UpDownCounter)(?:<\w+>)?|new)\(\s*""(workplan\.[a-z._]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `([a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(?:_seconds|_bytes)?(?:_total)?$")]
    private static partial Regex Ending();
}
