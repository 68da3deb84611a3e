using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using WorkPlan.Benchmarks.Measuring;
using WorkPlan.Optimization.OneToOne;

namespace WorkPlan.Benchmarks.Assignments;

/// <summary>The one-to-one core and SciPy's linear_sum_assignment on the same matrices, with the same optimum or no figure at all.</summary>
internal static class OneToOneComparison
{
    public static async Task MeasureAsync(Report report)
    {
        foreach (var size in (int[])[1000, 2000])
        {
            var random = new Random(size);
            var costs = new int[size * size];
            for (var cell = 0; cell < costs.Length; cell++)
                costs[cell] = random.Next(1, 1000);
            var file = Path.GetTempFileName();
            await File.WriteAllBytesAsync(file, MemoryMarshal.AsBytes<int>(costs).ToArray());
            var rounds = await Rounds.AlternateAsync(
                () => Task.FromResult(Ours(costs, size)),
                () => Scipy.RunAsync("matrix", file, size.ToString(CultureInfo.InvariantCulture)));
            File.Delete(file);
            if (rounds.SelectMany(peer => peer).DistinctBy(run => run.Optimum).Count() != 1)
                throw new InvalidOperationException($"The optima of {size} × {size} differ.");
            var (ours, scipy) = (rounds[0].Select(run => run.Seconds).Median(), rounds[1].Select(run => run.Seconds).Median());
            Report.Note(string.Create(CultureInfo.InvariantCulture, $"{size} × {size}: {ours * 1000:F0} ms, SciPy {scipy * 1000:F0} ms, optimum {rounds[0][0].Optimum}"));
            report.Ratio($"one-to-one-{size}/scipy", ours / scipy, Aim.AtMost, 0.8);
        }
    }

    private static Scipy Ours(int[] costs, int size)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = LinearAssignment.Solve(costs, size);
        return new Scipy(Stopwatch.GetElapsedTime(started).TotalSeconds, answer.Cost);
    }
}
