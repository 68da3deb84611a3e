using WorkPlan.Optimization.OneToOne;

namespace WorkPlan.Optimization.Tests;

public sealed class SolvingOneToOne
{
    [Fact]
    public void It_is_as_cheap_as_the_cheapest_of_all_permutations()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var size = random.Next(0, 7);
            var costs = Matrix(random, size, -20, random.Next(-10, 60));
            Assert.Equal(Cheapest(costs, size), Proven(costs, size).Cost);
        }
    }

    [Theory]
    [InlineData(50, 1, 3)]
    [InlineData(120, 1, 1000)]
    [InlineData(130, 5, 6)]
    [InlineData(257, -1_000_000_000, 1_000_000_000)]
    [InlineData(300, 1, 1_000_000)]
    public void The_prices_prove_it(int size, int from, int to)
    {
        for (var seed = 0; seed < 5; seed++)
            Proven(Matrix(new Random(seed), size, from, to), size);
    }

    [Fact]
    public void A_matrix_that_is_not_square_is_refused() => Assert.Throws<ArgumentException>(() => LinearAssignment.Solve([1, 2, 3], 2));

    private static int[] Matrix(Random random, int size, int from, int to)
    {
        var costs = new int[size * size];
        for (var cell = 0; cell < costs.Length; cell++)
            costs[cell] = random.Next(from, Math.Max(from + 1, to));
        return costs;
    }

    /// <summary>Every row another column, no cell below its prices, and both sides of duality equal.</summary>
    private static LinearAssignment Proven(int[] costs, int size)
    {
        var answer = LinearAssignment.Solve(costs, size);
        Assert.Equal(Enumerable.Range(0, size), answer.ColumnOf.Order());
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                if (answer.RowPrices[row] + answer.ColumnPrices[column] > costs[(row * size) + column])
                    Assert.Fail($"The cell {row}, {column} costs {costs[(row * size) + column]}, less than its prices.");
            }
        }
        Assert.Equal(answer.Cost, answer.RowPrices.Sum() + answer.ColumnPrices.Sum());
        return answer;
    }

    private static long Cheapest(int[] costs, int size)
    {
        return From(0, 0);

        long From(int row, int taken)
        {
            if (row == size)
                return 0;
            var best = long.MaxValue;
            for (var column = 0; column < size; column++)
            {
                if ((taken & (1 << column)) == 0)
                    best = Math.Min(best, costs[(row * size) + column] + From(row + 1, taken | (1 << column)));
            }
            return best;
        }
    }
}
