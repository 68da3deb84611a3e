using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Optimization.Tests;

public sealed class FindingTheBestAssignment
{
    [Theory]
    [InlineData(0, 1000)]
    [InlineData(1000, 2000)]
    [InlineData(2000, 3000)]
    [InlineData(3000, 4000)]
    public void It_is_as_good_as_trying_everything(int from, int to)
    {
        for (var seed = from; seed < to; seed++)
        {
            var problem = Cases.Small(seed);
            var solution = StaffingSolver.Solve(problem);
            var best = BruteForce.Best(problem);
            Assert.True(BruteForce.IsAllowed(problem, solution.WorkerOf), $"seed {seed}");
            Assert.True(solution.Value == BruteForce.ValueOf(problem, solution.WorkerOf), $"seed {seed}: says {solution.Value}");
            Assert.True(solution.Value == best, $"seed {seed}: {solution.Value}, best {best}, bound {solution.Bound}");
            Assert.True(solution.ProvenOptimal, $"seed {seed}: bound {solution.Bound}, value {solution.Value}");
            Assert.True(solution.RelaxationBound >= best, $"seed {seed}: relaxation {solution.RelaxationBound}, best {best}");
        }
    }
}
