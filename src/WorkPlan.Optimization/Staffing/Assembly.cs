namespace WorkPlan.Optimization.Staffing;

/// <summary>Puts the answers of the parts together; the seats of jobs in no part stay empty.</summary>
internal sealed class Assembly
{
    private readonly StaffingProblem _problem;
    private readonly int[] _firstSeat;
    private readonly int[] _workerOf;
    private readonly long[] _prices;
    private readonly int _periods;
    private long _value;
    private long _bound;
    private long _relaxationBound;
    private int _nodes;

    public Assembly(StaffingProblem problem)
    {
        _problem = problem;
        _periods = problem.Workers.Count > 0 ? problem.Workers[0].Capacity.Count : 1;
        _prices = new long[problem.Workers.Count * _periods];
        _firstSeat = new int[problem.Jobs.Count + 1];
        for (var job = 0; job < problem.Jobs.Count; job++)
        {
            _firstSeat[job + 1] = _firstSeat[job] + problem.Jobs[job].Seats.Count;
            _value -= problem.Jobs[job].Seats.Sum(seat => (long)seat.EmptyPenalty);
        }
        (_bound, _relaxationBound) = (_value, _value);
        _workerOf = new int[_firstSeat[^1]];
        Array.Fill(_workerOf, StaffingSolution.Nobody);
    }

    public void Add(List<int> workers, List<int> jobs, StaffingSolution part)
    {
        var seat = 0;
        var penalties = 0L;
        foreach (var job in jobs)
        {
            for (var at = _firstSeat[job]; at < _firstSeat[job + 1]; at++, seat++)
            {
                _workerOf[at] = part.WorkerOf[seat] == StaffingSolution.Nobody ? StaffingSolution.Nobody : workers[part.WorkerOf[seat]];
                penalties += _problem.Jobs[job].Seats[at - _firstSeat[job]].EmptyPenalty;
            }
        }
        for (var worker = 0; worker < workers.Count; worker++)
        {
            for (var period = 0; period < _periods; period++)
                _prices[(workers[worker] * _periods) + period] = part.Prices[worker, period];
        }
        _value += part.Value + penalties;
        _bound += part.Bound + penalties;
        _relaxationBound += part.RelaxationBound + penalties;
        _nodes += part.Nodes;
    }

    public StaffingSolution Finished() =>
        new(_workerOf, _value, _bound, _relaxationBound, new PriceList(_periods, _prices), _nodes);
}
