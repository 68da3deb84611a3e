using System.Globalization;

namespace WorkPlan.Benchmarks.Measuring;

internal enum Aim
{
    AtLeast,
    AtMost,
}

/// <summary>What a run has to say. A missed aim is told twice, at its place and at the end, and fails nothing.</summary>
internal sealed class Report
{
    private readonly List<string> _missed = [];
    private int _told;

    public static void Subject(string title) => Say($"{title} (load average {Processes.LoadAverage()})");

    public static void Note(string text) => Say($"  {text}");

    public void Ratio(string name, double value, Aim aim, double bound) => Tell("ratio", name, value, aim, bound);

    public void Figure(string name, double value, Aim aim, double bound) => Tell("figure", name, value, aim, bound);

    public void Summarise() => Say(
        _missed.Count == 0 ? $"{_told} aims, all met" : $"{_told} aims, {_missed.Count} missed: {string.Join(", ", _missed)}");

    private void Tell(string kind, string name, double value, Aim aim, double bound)
    {
        _told++;
        var rounded = Math.Round(value, value >= 100 ? 0 : value < 0.1 ? 4 : 2);
        if (aim == Aim.AtLeast ? value < bound : value > bound)
            _missed.Add(name);
        Say(string.Create(CultureInfo.InvariantCulture, $"{kind} {name} {rounded} aim {(aim == Aim.AtLeast ? ">=" : "<=")} {bound}"));
    }

    private static void Say(string line) => Console.WriteLine(line);
}
