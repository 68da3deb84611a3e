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

    /// <summary>Jobs with up to four supporters, each of whom has half of what the lead has to do: as the halves of a task's days come out.</summary>
    public static StaffingProblem Supported(int seed)
    {
        var random = new Random(seed);
        var workers = random.Next(2, 6);
        var left = 7;
        var jobs = new List<Job>();
        while (left > 0 && jobs.Count < 4)
        {
            var seats = Math.Min(left, random.Next(1, 6));
            jobs.Add(Supported(random, workers, seats, 0));
            left -= seats;
        }
        return new StaffingProblem(
            [.. Enumerable.Range(0, workers).Select(_ => new Worker([random.Next(2, 16)], Pieces(random)))], jobs);
    }

    /// <summary>The same, too large to try everything: loads come near to what everybody can do.</summary>
    public static StaffingProblem Supported(int seed, int workers, int jobs)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, jobs).Select(_ => Supported(random, workers, random.Next(2, 6), 1000)).ToList();
        var capacity = all.Sum(job => job.Seats.Sum(seat => seat.Effort)) * 11 / 10 / workers;
        return new StaffingProblem(
            [.. Enumerable.Range(0, workers).Select(_ => new Worker([capacity], [new LoadPiece(capacity * 3 / 4, 0), new LoadPiece(capacity / 4, 2)]))], all);
    }

    /// <summary>The same problem with its workers and jobs in another order.</summary>
    public static StaffingProblem Shuffled(StaffingProblem problem, int seed)
    {
        var random = new Random(seed);
        var (workers, jobs) = (Enumerable.Range(0, problem.Workers.Count).ToArray(), problem.Jobs.ToArray());
        random.Shuffle(workers);
        random.Shuffle(jobs);
        return new StaffingProblem(
            [.. workers.Select(worker => problem.Workers[worker])],
            [
                .. jobs.Select(job => job with
                {
                    Seats = [.. job.Seats.Select(seat => seat with { Offers = [.. seat.Offers.Select(offer => offer with { Worker = Array.IndexOf(workers, offer.Worker) })] })],
                }),
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

    private static Job Supported(Random random, int workers, int seats, int emptyPenalty)
    {
        var half = random.Next(1, 4);
        return new Job(0, [.. Enumerable.Range(0, seats).Select(seat => new Seat(
            seat == 0 ? 2 * half : half, emptyPenalty > 0 ? emptyPenalty : random.Next(3) == 0 ? 20 : 200,
            [.. Enumerable.Range(0, workers).Where(_ => random.Next(6) > 0).Select(worker => new Offer(worker, random.Next(0, 100)))]))]);
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
