using System.Numerics;

namespace WorkPlan.Optimization.OneToOne;

/// <summary>
/// Each row takes one column and each column one row at the smallest total cost, for a square matrix of whole numbers.
/// The prices prove it: no cell costs less than its row's price and its column's price together, and the cells taken cost exactly that.
/// </summary>
/// <param name="ColumnOf">The column that each row takes.</param>
/// <param name="Cost">The sum of the cells taken.</param>
/// <param name="RowPrices">A dual solution: with the column prices they sum to the cost.</param>
/// <param name="ColumnPrices">The other half of the dual solution.</param>
public sealed record LinearAssignment(int[] ColumnOf, long Cost, long[] RowPrices, long[] ColumnPrices)
{
    /// <summary>Solves the assignment problem of a square matrix, row by row.</summary>
    /// <param name="costs">The cells of the first row, then those of the second, and so on.</param>
    /// <param name="size">How many rows and columns there are.</param>
    public static LinearAssignment Solve(ReadOnlySpan<int> costs, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (costs.Length != (long)size * size)
            throw new ArgumentException($"A matrix of {size} rows and columns has {(long)size * size} cells, not {costs.Length}.", nameof(costs));
        var (lowest, highest) = Range(costs);
        // No price leaves the range of costs by more than the sum of all differences along a path; narrow numbers are twice as fast.
        if (Math.Max(highest - lowest, Math.Abs(lowest)) * (size + 1L) < int.MaxValue / 4)
            return new ShortestAugmentingPath<int>(costs.ToArray(), size).Solve();
        var wide = new long[costs.Length];
        for (var cell = 0; cell < wide.Length; cell++)
            wide[cell] = costs[cell];
        return new ShortestAugmentingPath<long>(wide, size).Solve();
    }

    private static (long Lowest, long Highest) Range(ReadOnlySpan<int> costs)
    {
        if (costs.IsEmpty)
            return (0, 0);
        var cell = 0;
        var (low, high) = (costs[0], costs[0]);
        if (costs.Length >= Vector<int>.Count)
        {
            var (lows, highs) = (new Vector<int>(low), new Vector<int>(high));
            for (; cell <= costs.Length - Vector<int>.Count; cell += Vector<int>.Count)
            {
                var these = new Vector<int>(costs[cell..]);
                lows = Vector.Min(lows, these);
                highs = Vector.Max(highs, these);
            }
            for (var lane = 0; lane < Vector<int>.Count; lane++)
                (low, high) = (Math.Min(low, lows[lane]), Math.Max(high, highs[lane]));
        }
        for (; cell < costs.Length; cell++)
            (low, high) = (Math.Min(low, costs[cell]), Math.Max(high, costs[cell]));
        return (low, high);
    }
}
