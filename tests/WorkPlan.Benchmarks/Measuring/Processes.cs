using System.Globalization;

namespace WorkPlan.Benchmarks.Measuring;

/// <summary>What <c>/proc</c> tells of processes.</summary>
internal static class Processes
{
    /// <summary>The process and all that it has started, and they.</summary>
    public static IEnumerable<int> Tree(int process)
    {
        var children = Directory.GetDirectories($"/proc/{process}/task")
            .SelectMany(thread => ReadIfThere(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        return children.SelectMany(Tree).Prepend(process);
    }

    /// <summary>Ticks of the processor clock, in user and in kernel mode.</summary>
    public static long Ticks(int process)
    {
        // The name, in parentheses, may hold blanks.
        var fields = ReadIfThere($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
        return fields.Length < 13 ? 0 : long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    public static string Name(int process) => ReadIfThere($"/proc/{process}/comm").Trim();

    public static bool Runs(int process) =>
        ReadIfThere($"/proc/{process}/stat").Split(") ") is [_, var state, ..] && state[0] != 'Z';

    /// <summary>In MiB: <c>Rss</c>, all that is resident, or <c>Pss</c>, where what several processes share counts once.</summary>
    public static double Memory(int process, string kind) => ReadIfThere($"/proc/{process}/smaps_rollup").Split('\n')
        .Where(line => line.StartsWith(kind + ":", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .SingleOrDefault();

    public static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static string ReadIfThere(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return ""; // the process has ended meanwhile
        }
    }
}
