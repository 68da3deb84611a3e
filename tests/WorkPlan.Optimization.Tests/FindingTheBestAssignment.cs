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

    [Theory]
    [InlineData(0, 300)]
    [InlineData(300, 600)]
    public void With_several_supporters_it_is_as_good_as_trying_everything(int from, int to)
    {
        for (var seed = from; seed < to; seed++)
        {
            var problem = Cases.Supported(seed);
            var solution = StaffingSolver.Solve(problem);
            var best = BruteForce.Best(problem);
            Assert.True(BruteForce.IsAllowed(problem, solution.WorkerOf), $"seed {seed}");
            Assert.True(solution.Value == best && solution.ProvenOptimal, $"seed {seed}: {solution.Value}, best {best}, bound {solution.Bound}");
        }
    }

    /// <summary>Too large to try everything. The best of a problem is the best of it in any order: of two proofs, neither may be of less than the other.</summary>
    [Fact]
    public void What_is_proven_of_a_problem_is_proven_of_it_in_another_order()
    {
        var (proven, nodes) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = Cases.Supported(seed, 6, 8);
            var (one, other) = (Solve(problem), Solve(Cases.Shuffled(problem, seed)));
            Assert.True(BruteForce.IsAllowed(problem, one.WorkerOf), $"seed {seed}");
            Assert.True(one.Value <= other.Bound && other.Value <= one.Bound, $"seed {seed}: {one.Value} of {one.Bound}, {other.Value} of {other.Bound}");
            (proven, nodes) = (proven + (one.ProvenOptimal ? 1 : 0), Math.Max(nodes, one.Nodes));
        }
        Assert.InRange(proven, 30, 60);
        Assert.InRange(nodes, 20, int.MaxValue);

        static StaffingSolution Solve(StaffingProblem problem) => StaffingSolver.Solve(problem, new SearchLimits { Nodes = 2000, Time = TimeSpan.FromMinutes(1) });
    }

    [Theory]
    [InlineData(60, 400)]
    [InlineData(1200, 1)]
    public void A_large_one_is_allowed_and_its_prices_bound_it(int jobs, int seeds)
    {
        for (var seed = 0; seed < Math.Min(seeds, 12); seed++)
        {
            var problem = Cases.Large(seed, jobs / 6, jobs);
            var solution = StaffingSolver.Solve(problem, new SearchLimits { Time = TimeSpan.FromSeconds(2) });
            Assert.True(BruteForce.IsAllowed(problem, solution.WorkerOf), $"seed {seed}");
            Assert.Equal(BruteForce.ValueOf(problem, solution.WorkerOf), solution.Value);
            Assert.InRange(solution.Value, long.MinValue, solution.Bound);
            Assert.InRange(solution.Bound, solution.Value, solution.RelaxationBound);
            var certified = Certificate.Bound(problem, solution.Prices);
            Assert.InRange(certified, solution.RelaxationBound, solution.RelaxationBound + 1);
            // A hundredth of what there is to win, and mostly far less.
            Assert.InRange(solution.Gap, 0, Math.Abs(solution.Value) / 100);
        }
    }

    [Fact]
    public void One_person_more_is_never_worse()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = Cases.Small(seed);
            var joined = problem with { Workers = [.. problem.Workers, problem.Workers[0]] };
            joined = joined with
            {
                Jobs = [.. joined.Jobs.Select(job => job with
                {
                    Seats = [.. job.Seats.Select(seat => seat with { Offers = [.. seat.Offers, new Offer(joined.Workers.Count - 1, 25)] })],
                })],
            };
            Assert.True(StaffingSolver.Solve(joined).Value >= StaffingSolver.Solve(problem).Value, $"seed {seed}");
        }
    }

    [Fact]
    public void The_same_problem_has_the_same_answer()
    {
        var problem = Cases.Large(7, 12, 60);
        Assert.Equal(StaffingSolver.Solve(problem).WorkerOf, StaffingSolver.Solve(problem).WorkerOf);
    }

    [Fact]
    public void Parts_that_have_nothing_to_do_with_each_other_are_worth_what_they_are_worth_alone()
    {
        var (one, other) = (Cases.Large(1, 6, 30), Cases.Large(2, 6, 30));
        var both = new StaffingProblem(
            [.. one.Workers, .. other.Workers],
            [
                .. one.Jobs,
                .. other.Jobs.Select(job => job with
                {
                    Seats = [.. job.Seats.Select(seat => seat with { Offers = [.. seat.Offers.Select(offer => offer with { Worker = offer.Worker + 6 })] })],
                }),
            ]);
        var solution = StaffingSolver.Solve(both);
        Assert.True(solution.ProvenOptimal);
        Assert.Equal(StaffingSolver.Solve(one).Value + StaffingSolver.Solve(other).Value, solution.Value);
        Assert.Equal(solution.Value, BruteForce.ValueOf(both, solution.WorkerOf));
    }

    [Fact]
    public void Nobody_at_all_leaves_every_seat_empty()
    {
        var solution = StaffingSolver.Solve(new StaffingProblem([], [new Job(0, [new Seat(1, 10, [])])]));
        Assert.Equal((-10, true), (solution.Value, solution.ProvenOptimal));
    }

    [Fact]
    public void When_there_is_no_time_the_answer_is_allowed_and_says_how_far_off_it_may_be()
    {
        var problem = Cases.Large(3, 60, 400);
        var solution = StaffingSolver.Solve(problem, new SearchLimits { Time = TimeSpan.Zero });
        Assert.True(BruteForce.IsAllowed(problem, solution.WorkerOf));
        Assert.False(solution.ProvenOptimal);
        Assert.InRange(solution.Gap, 1, long.MaxValue);
    }

    [Theory]
    [InlineData(0, 0, 1, 0)]
    [InlineData(1, 0, 1, 0)]
    [InlineData(0, 1, -1, 0)]
    [InlineData(0, 1, 1, 5)]
    public void A_problem_that_makes_no_sense_is_refused(int period, int effort, int slope, int worker) =>
        Assert.Throws<ArgumentException>(() => StaffingSolver.Solve(new StaffingProblem(
            [new Worker([5], [new LoadPiece(1, slope)])], [new Job(period, [new Seat(effort, 1, [new Offer(worker, 1)])])])));
}
