using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Optimization.Staffing;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Solves a case and tells everything about the answer: who takes what and why, what stays empty and why, and how sure it is.</summary>
internal sealed class ProposalMaker(SuitabilityAssessor assessor, WeightBook weights, Texts texts)
{
    public ProposalView Make(ProposalCase @case, CancellationToken cancellationToken)
    {
        var best = new BestAssignment(@case, assessor, weights);
        DemandLawfulPins(@case, best);
        var solution = StaffingSolver.Solve(best.Problem, new SearchLimits { Time = @case.TimeLimit, Stop = cancellationToken });
        cancellationToken.ThrowIfCancellationRequested();
        var seated = best.Seated(solution);
        var percent = Math.Round(100.0 * solution.Gap / Math.Max(1, Math.Abs(solution.Bound)), 3);
        return new ProposalView(
            @case.UnitCode, @case.Day, solution.ProvenOptimal, solution.Value, solution.Bound, solution.Gap, percent,
            solution.ProvenOptimal ? texts["proposal.optimal", solution.Value] : texts["proposal.gap", solution.Value, solution.Gap, percent],
            [.. @case.Tasks.Select((task, at) => TaskView(best, task, best.SeatsAt(at), seated))],
            [.. @case.People.Select(person => LoadView(@case, person, seated))],
            new UnplacedSeats(best, seated, texts).All());
    }

    private static void DemandLawfulPins(ProposalCase @case, BestAssignment best)
    {
        var blocked = (
            from task in Enumerable.Range(0, @case.Tasks.Count)
            from seat in best.SeatsAt(task)
            from pinned in seat.Pinned is { } person ? new[] { person } : []
            from block in best.Assess(seat.Task, pinned, seat.Role).Blocks
            select new OffendingItem(
                seat.Task.Id, seat.Task.Title, pinned.Code, pinned.FullName, block.Rule, block.Sentence, block.Citation)).ToList();
        if (blocked.Count > 0)
            throw ProposalRules.PinnedBlocked(blocked);
    }

    private ProposedTask TaskView(BestAssignment best, WorkTask task, IReadOnlyList<TaskSeat> seats, Dictionary<TaskSeat, Person?> seated)
    {
        var today = best.Case.Today[task.Id].Where(held => held.Role == AssignmentRole.Lead).Select(held => held.PersonCode).FirstOrDefault();
        var candidates = best.Case.People.Select(person => (Person: person, Assessment: best.Assess(task, person, AssignmentRole.Lead)))
            .OrderBy(candidate => candidate.Assessment.Blocked)
            .ThenBy(candidate => candidate.Assessment.Warnings.Count > 0)
            .ThenByDescending(candidate => candidate.Assessment.Score);
        return new ProposedTask(
            task.Id, task.Title, seated[seats[0]]?.Code,
            [
                .. seats.Select(seat => new ProposedSeat(
                    seat.Role, seated[seat]?.Code, seat.Pinned is not null, seat.Role == AssignmentRole.Lead ? today : null)),
            ],
            [.. candidates.Select(candidate => View(candidate.Person, candidate.Assessment, candidate.Person.Code == today))]);
    }

    private static ProposedLoad LoadView(ProposalCase @case, Person person, Dictionary<TaskSeat, Person?> seated)
    {
        var load = @case.Situation.LoadOf(person);
        foreach (var seat in seated.Where(one => one.Value == person).Select(one => one.Key))
            load = load.With(seat.Task, seat.Role);
        var today = @case.Tasks.SelectMany(task => @case.Today[task.Id].Where(held => held.PersonCode == person.Code)
            .Select(held => PersonLoad.DaysOf(task, held.Role))).Sum();
        return new ProposedLoad(
            person.Code, person.FullName, load.Tasks, load.EffortDays, load.CapacityDays, load.Percent == int.MaxValue ? null : load.Percent,
            @case.Situation.LoadOf(person).EffortDays + today);
    }

    private Candidate View(Person person, Assessment assessment, bool hasItToday) => new(
        person.Code, person.FullName, assessment.Blocked, assessment.Score, assessor.Explain(assessment.Sheet), hasItToday, assessment.Criteria,
        assessment.Blocks, assessment.Warnings, assessment.LoadDaysBefore, assessment.LoadDaysAfter, assessment.CapacityDays);
}
