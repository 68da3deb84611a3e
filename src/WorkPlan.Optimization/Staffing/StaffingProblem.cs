namespace WorkPlan.Optimization.Staffing;

/// <summary>
/// Seats of jobs are given to workers so that the offers taken are worth most, less what loads cost and less the penalties of empty
/// seats. A worker takes at most one seat of a job, and at the end of every period has done no more than the capacity up to then.
/// </summary>
public sealed record StaffingProblem(IReadOnlyList<Worker> Workers, IReadOnlyList<Job> Jobs)
{
    /// <summary>Throws when the numbers are not such as the solver can work with.</summary>
    public void Validate()
    {
        var periods = Workers.Count > 0 ? Workers[0].Capacity.Count : 1;
        foreach (var worker in Workers)
        {
            if (worker.Capacity.Count != periods || periods == 0)
                throw new ArgumentException("Every worker has a capacity for every period.");
            if (worker.LoadCost.Any(piece => piece.Width <= 0 || piece.Slope < 0) || !IsRising(worker.LoadCost))
                throw new ArgumentException("What a load costs rises, and rises faster the higher it is.");
        }
        foreach (var job in Jobs)
        {
            if (job.Period < 0 || job.Period >= periods)
                throw new ArgumentException($"There are {periods} periods, and no period {job.Period}.");
            if (job.Seats.Count is 0 or > Job.MostSeats || job.Seats.Any(seat => seat.Effort <= 0 || seat.EmptyPenalty < 0))
                throw new ArgumentException($"A job has 1 to {Job.MostSeats} seats; each takes effort.");
            if (job.Seats.SelectMany(seat => seat.Offers).Any(offer => offer.Worker < 0 || offer.Worker >= Workers.Count))
                throw new ArgumentException($"There are {Workers.Count} workers.");
            if (job.Seats.Any(seat => seat.Offers.DistinctBy(offer => offer.Worker).Count() != seat.Offers.Count))
                throw new ArgumentException("A seat is offered to a worker once.");
        }
    }

    private static bool IsRising(IReadOnlyList<LoadPiece> pieces)
    {
        for (var piece = 1; piece < pieces.Count; piece++)
        {
            if (pieces[piece].Slope < pieces[piece - 1].Slope)
                return false;
        }
        return true;
    }
}

/// <param name="Capacity">How much the worker can have done by the end of each period, from the beginning.</param>
/// <param name="LoadCost">What each unit of load costs, piece by piece, rising; beyond the last piece it costs what that one does.</param>
public sealed record Worker(IReadOnlyList<int> Capacity, IReadOnlyList<LoadPiece> LoadCost);

/// <summary>So many units of load cost so much each.</summary>
public readonly record struct LoadPiece(int Width, int Slope);

/// <param name="Period">By the end of which period the job must be done.</param>
/// <param name="Seats">Whom it needs: a lead, supporters.</param>
public sealed record Job(int Period, IReadOnlyList<Seat> Seats)
{
    public const int MostSeats = 6;
}

/// <param name="Effort">The load that it puts on whoever takes it.</param>
/// <param name="EmptyPenalty">What it costs to leave the seat empty.</param>
/// <param name="Offers">Who may take it, and what that is worth.</param>
public sealed record Seat(int Effort, int EmptyPenalty, IReadOnlyList<Offer> Offers);

public readonly record struct Offer(int Worker, int Value);
