using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Optimization.Tests;

/// <summary>
/// What prices prove, computed again from the problem's own words: whoever pays a worker's price for every unit of effort can earn with
/// each job so much at most, and the capacities and the rising cost of loads bring in so much at those prices.
/// </summary>
internal static class Certificate
{
    public static long Bound(StaffingProblem problem, PriceList prices)
    {
        var total = problem.Jobs.Sum(job => Best(job, 0, [], prices));
        for (var worker = 0; worker < problem.Workers.Count; worker++)
        {
            var capacity = problem.Workers[worker].Capacity;
            for (var period = 0; period < capacity.Count; period++)
            {
                var price = prices[worker, period] - (period + 1 < capacity.Count ? prices[worker, period + 1] : 0);
                Assert.True(prices[worker, period] >= 0 && price >= 0, "Prices fall from period to period, and none is negative.");
                if (period + 1 < capacity.Count)
                    total += (decimal)price / PriceList.Scale * capacity.Skip(period).Min();
            }
            total += Enumerable.Range(0, capacity[^1]).Sum(unit =>
                Math.Max(0, ((decimal)prices[worker, capacity.Count - 1] / PriceList.Scale) - Slope(problem.Workers[worker].LoadCost, unit)));
        }
        return (long)Math.Floor(total);

        decimal Best(Job job, int seat, List<int> taken, PriceList prices)
        {
            if (seat == job.Seats.Count)
                return 0;
            var best = -job.Seats[seat].EmptyPenalty + Best(job, seat + 1, taken, prices);
            foreach (var offer in job.Seats[seat].Offers.Where(offer => !taken.Contains(offer.Worker)))
            {
                var worth = offer.Value - (job.Seats[seat].Effort * (decimal)prices[offer.Worker, job.Period] / PriceList.Scale);
                best = Math.Max(best, worth + Best(job, seat + 1, [.. taken, offer.Worker], prices));
            }
            return best;
        }
    }

    private static int Slope(IReadOnlyList<LoadPiece> pieces, int unit)
    {
        foreach (var piece in pieces)
        {
            if (unit < piece.Width)
                return piece.Slope;
            unit -= piece.Width;
        }
        return pieces.Count > 0 ? pieces[^1].Slope : 0;
    }
}
