using System.Runtime.InteropServices;
using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Benchmarks.Assignments;

/// <summary>Writes the linear relaxation of a staffing problem, as the problem states it and with no thought of how we solve it, for reference.py.</summary>
internal static class RelaxationFile
{
    public static void Write(string path, StaffingProblem problem)
    {
        var (costs, uppers, sides) = (new List<double>(), new List<double>(), new List<double>());
        var (rows, columns, values) = (new List<int>(), new List<int>(), new List<double>());
        var periods = problem.Workers[0].Capacity.Count;
        var offers = new List<(int Job, int Seat, Offer Offer, int Variable)>();
        // Each seat is taken by somebody, or stays empty.
        for (var job = 0; job < problem.Jobs.Count; job++)
        {
            for (var seat = 0; seat < problem.Jobs[job].Seats.Count; seat++)
            {
                var row = Row(1);
                Cell(row, Variable(problem.Jobs[job].Seats[seat].EmptyPenalty, 1), 1);
                // Whom the effort alone is too much for cannot take it; leaving that in would only weaken the relaxation.
                foreach (var offer in problem.Jobs[job].Seats[seat].Offers.Where(offer =>
                    problem.Jobs[job].Seats[seat].Effort <= problem.Workers[offer.Worker].Capacity[problem.Jobs[job].Period]))
                {
                    var variable = Variable(-offer.Value, 1);
                    Cell(row, variable, 1);
                    offers.Add((job, seat, offer, variable));
                }
            }
        }
        // What each piece of a worker's load costs.
        var pieces = problem.Workers.Select(worker => worker.LoadCost
            .Select(piece => Variable(piece.Slope, piece.Width)).ToList()).ToList();
        var loads = problem.Workers.Select(_ => Row(0)).ToList();
        for (var worker = 0; worker < problem.Workers.Count; worker++)
            pieces[worker].ForEach(piece => Cell(loads[worker], piece, -1));
        foreach (var (job, seat, offer, variable) in offers)
            Cell(loads[offer.Worker], variable, problem.Jobs[job].Seats[seat].Effort);
        var equalities = sides.Count;
        for (var period = 0; period < periods; period++)
        {
            var until = problem.Workers.Select(worker => Row(worker.Capacity[period])).ToList();
            foreach (var (job, seat, offer, variable) in offers.Where(one => problem.Jobs[one.Job].Period <= period))
                Cell(until[offer.Worker], variable, problem.Jobs[job].Seats[seat].Effort);
        }
        foreach (var together in offers.Where(one => problem.Jobs[one.Job].Seats.Count > 1).GroupBy(one => (one.Job, one.Offer.Worker)).Where(group => group.Count() > 1))
        {
            var row = Row(1);
            foreach (var one in together)
                Cell(row, one.Variable, 1);
        }
        using var file = File.Create(path);
        Put<long>([costs.Count, sides.Count, equalities, rows.Count]);
        Put<double>(CollectionsMarshal.AsSpan(costs));
        Put<double>(CollectionsMarshal.AsSpan(uppers));
        Put<double>(CollectionsMarshal.AsSpan(sides));
        Put<int>(CollectionsMarshal.AsSpan(rows));
        Put<int>(CollectionsMarshal.AsSpan(columns));
        Put<double>(CollectionsMarshal.AsSpan(values));

        int Variable(double cost, double upper)
        {
            costs.Add(cost);
            uppers.Add(upper);
            return costs.Count - 1;
        }

        int Row(double side)
        {
            sides.Add(side);
            return sides.Count - 1;
        }

        void Cell(int row, int column, double value)
        {
            rows.Add(row);
            columns.Add(column);
            values.Add(value);
        }

        void Put<T>(ReadOnlySpan<T> numbers) where T : unmanaged => file.Write(MemoryMarshal.AsBytes(numbers));
    }
}
