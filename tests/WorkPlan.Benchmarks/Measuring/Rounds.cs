namespace WorkPlan.Benchmarks.Measuring;

/// <summary>Peers take turns, so that whatever else the machine does meets all of them alike. The first round only warms up.</summary>
internal static class Rounds
{
    public const int Count = 6;

    /// <summary>For each peer what it gave in each round but the first.</summary>
    public static async Task<T[][]> AlternateAsync<T>(params Func<Task<T>>[] peers)
    {
        var results = peers.Select(_ => new List<T>()).ToArray();
        for (var round = 0; round < Count; round++)
        {
            for (var peer = 0; peer < peers.Length; peer++)
            {
                var result = await peers[peer]();
                if (round > 0)
                    results[peer].Add(result);
            }
        }
        return [.. results.Select(list => list.ToArray())];
    }

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest value that this share of all does not exceed.</summary>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
    }
}
