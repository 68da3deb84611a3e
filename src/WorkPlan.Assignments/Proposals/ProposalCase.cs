using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Suitability;
using WorkPlan.Assignments.Tasks;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Everything that a proposal is made from: the unit as it is on the day, or as it might be.</summary>
internal sealed record ProposalCase
{
    public required string UnitCode { get; init; }

    public required DateOnly Day { get; init; }

    public required IReadOnlyList<WorkTask> Tasks { get; init; }

    public required IReadOnlyList<Person> People { get; init; }

    public required UnitSituation Situation { get; init; }

    /// <summary>Who has which task on the day.</summary>
    public required ILookup<Guid, (string PersonCode, AssignmentRole Role)> Today { get; init; }

    /// <summary>How many supporters each task needs.</summary>
    public required IReadOnlyDictionary<Guid, int> Supports { get; init; }

    public required IReadOnlyList<PinRequest> Pinned { get; init; }

    public required ProposalObjective Objective { get; init; }

    public required TimeSpan TimeLimit { get; init; }

    /// <summary>Days by which somebody is freed from other work.</summary>
    public IReadOnlyDictionary<string, int> MoreDays { get; init; } = new Dictionary<string, int>();

    public bool HasToday(WorkTask task, Person person, AssignmentRole role) => Today[task.Id].Contains((person.Code, role));
}
