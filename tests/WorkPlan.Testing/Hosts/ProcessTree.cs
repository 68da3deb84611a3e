using System.Globalization;

namespace WorkPlan.Testing.Hosts;

/// <summary>Which processes belong to a host, read from the kernel.</summary>
public static class ProcessTree
{
    public static IReadOnlyList<int> Below(int process)
    {
        var parents = All().ToDictionary(found => found.Id, found => found.Parent);
        return [.. parents.Keys.Where(IsBelow)];

        bool IsBelow(int id) => parents.TryGetValue(id, out var parent) && (parent == process || IsBelow(parent));
    }

    /// <summary>Those that still run; a dead one that its new parent has not noticed yet does not.</summary>
    public static IReadOnlyList<int> Alive(IEnumerable<int> processes)
    {
        var alive = All().Where(found => found.State != 'Z').Select(found => found.Id).ToHashSet();
        return [.. processes.Where(alive.Contains)];
    }

    private static IEnumerable<(int Id, char State, int Parent)> All() => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
        .OfType<(int, char, int)>();

    private static (int Id, char State, int Parent)? Read(int id)
    {
        try
        {
            // "pid (name, which may hold anything) state parent …"
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (id, fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // ended while we looked
        }
    }
}
