using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Optimization.Staffing;

namespace WorkPlan.Assignments.Proposals;

/// <summary>One place at a task that somebody must take. Two supporters' seats of a task are alike, and not the same.</summary>
internal sealed class TaskSeat(WorkTask task, AssignmentRole role, Person? pinned)
{
    public WorkTask Task => task;

    public AssignmentRole Role => role;

    public Person? Pinned => pinned;
}

/// <summary>
/// A case as a staffing problem: every task is a job with a seat for its lead and one for each supporter; whom the law blocks gets no
/// offer. What is pinned is taken out with its effort, so that it holds whatever else is true.
/// </summary>
internal sealed class BestAssignment
{
    /// <summary>So many percentage points above the average are no limit: nobody's own capacity lies higher.</summary>
    private const int WholeSpread = 100;

    private readonly ProposalCase _case;
    private readonly SuitabilityAssessor _assessor;
    private readonly SuitabilityWeights _weights;
    private readonly Dictionary<(Guid Task, string Person, AssignmentRole Role), Assessment> _assessments = [];
    private readonly List<List<TaskSeat>> _seatsOf = [];
    private readonly List<(TaskSeat Seat, int Job)> _asked = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly int[][] _free;
    private readonly int _largestUnits;
    private double? _average;

    public BestAssignment(ProposalCase @case, SuitabilityAssessor assessor, WeightBook weights)
    {
        (_case, _assessor, _weights) = (@case, assessor, weights.On(@case.Day));
        Horizon = new Horizon(@case.UnitCode, @case.Day, @case.Tasks);
        foreach (var person in @case.People)
            _numbers.Add(person.Code, _numbers.Count);
        foreach (var task in @case.Tasks)
            _seatsOf.Add(SeatsOf(task));
        _largestUnits = _seatsOf.SelectMany(seats => seats).Select(seat => Horizon.UnitsOf(seat.Task, seat.Role)).DefaultIfEmpty(0).Max();
        _free = [.. @case.People.Select(FreeUnits)];
        Problem = new StaffingProblem([.. @case.People.Select((_, person) => WorkerOf(person))], [.. Jobs()]);
    }

    public ProposalCase Case => _case;

    public Horizon Horizon { get; }

    public StaffingProblem Problem { get; }

    public IReadOnlyList<TaskSeat> SeatsAt(int task) => _seatsOf[task];

    /// <summary>What is left of a person's capacity by the end of each month beside what is held and pinned.</summary>
    public IReadOnlyList<int> FreeOf(int person) => _free[person];

    /// <summary>
    /// The smallest spread with which the person could carry so many units more beside a load, if he had so many days more; null where the spread
    /// is not what is in the way.
    /// </summary>
    public int? SpreadFor(int person, int load, int moreDays)
    {
        if (_case.Objective.MostSpreadPercent is not { } allowed)
            return null;
        var (capacity, more) = (CapacityUnits(_case.People[person]), Horizon.UnitsOfDay * moreDays);
        var (carried, average) = (capacity - _free[person][^1], Average(more));
        for (var spread = allowed; spread < WholeSpread; spread++)
        {
            if ((int)((capacity + more) * (average + (spread / 100.0))) - carried >= load)
                return spread > allowed ? spread : null;
        }
        return WholeSpread;
    }

    /// <summary>Who takes each seat of each task.</summary>
    public Dictionary<TaskSeat, Person?> Seated(StaffingSolution solution)
    {
        var seated = _seatsOf.SelectMany(seats => seats).ToDictionary(seat => seat, seat => seat.Pinned);
        for (var at = 0; at < _asked.Count; at++)
        {
            if (solution.WorkerOf[at] != StaffingSolution.Nobody)
                seated[_asked[at].Seat] = _case.People[solution.WorkerOf[at]];
        }
        return seated;
    }

    /// <summary>How the person suits the seat, with the load that he carries beside the tasks in question.</summary>
    public Assessment Assess(WorkTask task, Person person, AssignmentRole role)
    {
        if (!_assessments.TryGetValue((task.Id, person.Code, role), out var assessment))
        {
            assessment = _assessor.Assess(
                task, person, role, _case.Day, _case.Situation.Of(task, person, _case.HasToday(task, person, role)));
            _assessments.Add((task.Id, person.Code, role), assessment);
        }
        return assessment;
    }

    private List<TaskSeat> SeatsOf(WorkTask task)
    {
        var pins = _case.Pinned.Where(pin => pin.TaskId == task.Id).ToList();
        var lead = pins.Find(pin => pin.Role == AssignmentRole.Lead);
        var seats = new List<TaskSeat> { new(task, AssignmentRole.Lead, lead is null ? null : PersonOf(lead.PersonCode)) };
        var supporters = pins.Where(pin => pin.Role == AssignmentRole.Support).Select(pin => PersonOf(pin.PersonCode)).ToList();
        for (var support = 0; support < _case.Supports[task.Id]; support++)
            seats.Add(new TaskSeat(task, AssignmentRole.Support, support < supporters.Count ? supporters[support] : null));
        return seats;
    }

    public int NumberOf(Person person) => _numbers[person.Code];

    private Person PersonOf(string code) => _case.People.First(person => person.Code == code);

    private int[] FreeUnits(Person person)
    {
        var held = _case.Situation.HeldBy(person).Concat(_seatsOf.SelectMany(seats => seats)
            .Where(seat => seat.Pinned == person)
            .Select(seat => (seat.Task.DeadlineOn, PersonLoad.DaysOf(seat.Task, seat.Role))));
        return Horizon.FreeUnits(person, held, _case.Objective.CapacityPercent, _case.MoreDays.GetValueOrDefault(person.Code));
    }

    private IEnumerable<Job> Jobs()
    {
        for (var task = 0; task < _seatsOf.Count; task++)
        {
            var seats = new List<Seat>();
            foreach (var seat in _seatsOf[task].Where(seat => seat.Pinned is null))
            {
                _asked.Add((seat, task));
                seats.Add(SeatOf(seat, _seatsOf[task]));
            }
            if (seats.Count > 0)
                yield return new Job(Horizon.PeriodOf(_case.Tasks[task].DeadlineOn), seats);
        }
    }

    private Seat SeatOf(TaskSeat seat, List<TaskSeat> all)
    {
        var lead = seat.Role == AssignmentRole.Lead;
        var offers = new List<Offer>();
        for (var person = 0; person < _case.People.Count; person++)
        {
            if (all.Exists(other => other.Pinned == _case.People[person]))
                continue;
            var assessment = Assess(seat.Task, _case.People[person], seat.Role);
            if (!assessment.Blocked)
                offers.Add(new Offer(person, assessment.Sheet.Points * (lead ? _weights.LeadFactor : _weights.SupportFactor)));
        }
        var units = Horizon.UnitsOf(seat.Task, seat.Role);
        // More than the load that fills it can cost: for balance nothing stays undone. A lead's more than any supporter's.
        var penalty = lead ? _weights.EmptyLead + (SteepestSlope * _largestUnits) : _weights.EmptySupport + (SteepestSlope * units);
        return new Seat(units, penalty, offers);
    }

    /// <summary>
    /// Beyond the average share of everybody's working days that all the work together fills, and a free spread above it, each half day costs
    /// points; far beyond, three times as many.
    /// </summary>
    private Worker WorkerOf(int person)
    {
        var objective = _case.Objective;
        var capacity = CapacityUnits(_case.People[person]);
        var (average, carried) = (Average(), capacity - _free[person][^1]);
        var free = (int)(capacity * (average + (objective.FreeSpreadPercent / 100.0))) - carried;
        var far = (int)(capacity * (average + (objective.FreeSpreadPercent / 100.0) + 0.2)) - carried;
        var most = objective.MostSpreadPercent is { } spread ? (int)(capacity * (average + (spread / 100.0))) - carried : int.MaxValue;
        LoadPiece[] pieces = [new(free, 0), new(far - Math.Max(0, free), objective.Balance), new(Math.Max(1, capacity), SteepestSlope)];
        return new Worker([.. _free[person].Select(units => Math.Max(0, Math.Min(units, most)))], [.. pieces.Where(piece => piece.Width > 0)]);
    }

    private int SteepestSlope => 3 * _case.Objective.Balance;

    private double Average() => _average ??= Average(0);

    /// <summary>The share of everybody's working days that all the work fills, were there so many units more.</summary>
    private double Average(int moreUnits)
    {
        var work = _seatsOf.SelectMany(seats => seats).Sum(seat => Horizon.UnitsOf(seat.Task, seat.Role))
            + _case.People.Sum(person => _case.Situation.HeldBy(person).Sum(held => Horizon.UnitsOfDay * held.Days));
        var capacity = _case.People.Sum(CapacityUnits) + moreUnits;
        return capacity > 0 ? (double)work / capacity : 0;
    }

    private int CapacityUnits(Person person) =>
        Horizon.FreeUnits(person, [], _case.Objective.CapacityPercent, _case.MoreDays.GetValueOrDefault(person.Code))[^1];
}
