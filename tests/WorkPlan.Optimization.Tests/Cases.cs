using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Optimization.Tests;

/// <summary>Made-up problems; the same number gives the same problem.</summary>
internal static class Cases
{
    public static StaffingProblem Small(int seed)
    {
        var random = new Random(seed);
        var periods = random.Next(1, 4);
        var workers = random.Next(1, 5);
        var jobs = random.Next(1, 6);
        return new StaffingProblem(
            [
                .. Enumerable.Range(0, workers).Select(_ => new Worker(
                    [.. Enumerable.Range(0, periods).Select(_ => random.Next(0, 14)).Order()], Pieces(random))),
            ],
            [
                .. Enumerable.Range(0, jobs).Select(_ => new Job(
                    random.Next(periods), [.. Enumerable.Range(0, random.Next(5) == 0 ? 2 : 1).Select(_ => Seat(random, workers))])),
            ]);
    }

    /// <summary>Scores that differ little, and loads that come near to what everybody can do.</summary>
    public static StaffingProblem Large(int seed, int workers, int jobs)
    {
        var random = new Random(seed);
        var capacity = 6 * jobs / workers;
        return new StaffingProblem(
            [.. Enumerable.Range(0, workers).Select(_ => new Worker(
                [capacity / 2, capacity], [new LoadPiece(capacity * 3 / 4, 0), new LoadPiece(capacity / 4, 2)]))],
            [.. Enumerable.Range(0, jobs).Select(_ => new Job(random.Next(2), [.. Enumerable.Range(0, random.Next(8) == 0 ? 2 : 1).Select(_ => new Seat(
                random.Next(1, 7), 3000,
                [.. Enumerable.Range(0, workers).Where(_ => random.Next(10) > 0).Select(worker => new Offer(worker, random.Next(20, 100)))]))]))]);
    }

    private static Seat Seat(Random random, int workers) => new(
        random.Next(1, 8), random.Next(3) == 0 ? 20 : 200,
        [.. Enumerable.Range(0, workers).Where(_ => random.Next(4) > 0).Select(worker => new Offer(worker, random.Next(0, 50)))]);

    private static LoadPiece[] Pieces(Random random)
    {
        var slope = 0;
        return [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new LoadPiece(random.Next(1, 6), slope += random.Next(0, 4)))];
    }
}
