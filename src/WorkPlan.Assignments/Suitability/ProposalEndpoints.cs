using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Suitability;

public sealed record ProposeRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Items(1, 200)]
    public required IReadOnlyList<Guid> TaskIds { get; init; }

    /// <summary>The day from which the assignment would hold; today when it is not given.</summary>
    public DateOnly? EffectiveOn { get; init; }
}

internal sealed record ProposalView(
    string UnitCode, DateOnly EffectiveOn, bool ProvenOptimal, IReadOnlyList<ProposedTask> Tasks, IReadOnlyList<ProposedLoad> Loads);

/// <summary>A task with whom to give it to; nobody when the law blocks everybody.</summary>
internal sealed record ProposedTask(Guid TaskId, string Title, string? ProposedPersonCode, IReadOnlyList<Candidate> Candidates);

internal sealed record Candidate(
    string PersonCode, string FullName, bool Blocked, int Score, IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<Objection> Blocks,
    IReadOnlyList<Objection> Warnings, int LoadDaysBefore, int LoadDaysAfter, int CapacityDays);

internal sealed record ProposedLoad(string PersonCode, string FullName, int Tasks, int EffortDays, int CapacityDays);

/// <summary>
/// The evaluation matrix, task by person, and a straightforward pick: the tasks that fewest people may take come first, each goes to
/// the best score that the law allows, and its load counts for the next. No claim that another assignment would not be better.
/// </summary>
internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/proposals", Propose).WithTags("Proposals").RequirePermission(AssignmentsPermissions.Propose);

    private static async Task<ProposalView> Propose(
        ProposeRequest request, AssignmentsDbContext db, UnitScope scope, SuitabilityAssessor assessor, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Propose, request.UnitCode, cancellationToken);
        var day = request.EffectiveOn ?? VietnamTime.Today(clock);
        var tasks = await TasksAsync(request, db, texts, cancellationToken);
        var people = await UnitSituation.PeopleOfAsync(db, request.UnitCode, day, cancellationToken);
        var situation = await UnitSituation.ReadAsync(db, people, day, [.. tasks.Select(task => task.Id)], cancellationToken);

        var proposed = new Dictionary<Guid, ProposedTask>();
        var allowed = tasks.ToDictionary(task => task.Id, task => people.Count(person => !Assess(task, person).Blocked));
        foreach (var task in tasks.OrderBy(task => allowed[task.Id]).ThenByDescending(task => task.EffortDays).ThenBy(task => task.Id))
        {
            var candidates = people.Select(person => (Person: person, Assessment: Assess(task, person)))
                .OrderBy(candidate => candidate.Assessment.Blocked)
                .ThenBy(candidate => candidate.Assessment.Warnings.Count > 0)
                .ThenByDescending(candidate => candidate.Assessment.Score)
                .ToList();
            var best = candidates.Where(candidate => !candidate.Assessment.Blocked).Select(candidate => candidate.Person).FirstOrDefault();
            if (best is not null)
                situation.Give(task, best, AssignmentRole.Lead);
            proposed[task.Id] = new ProposedTask(task.Id, task.Title, best?.Code, [.. candidates.Select(View)]);
        }
        return new ProposalView(
            request.UnitCode, day, ProvenOptimal: false, [.. tasks.Select(task => proposed[task.Id])],
            [.. people.Select(person => (person, load: situation.LoadOf(person))).Select(one =>
                new ProposedLoad(one.person.Code, one.person.FullName, one.load.Tasks, one.load.EffortDays, one.load.CapacityDays))]);

        Assessment Assess(WorkTask task, Person person) =>
            assessor.Assess(task, person, AssignmentRole.Lead, day, situation.LoadOf(person), situation.ExperienceOf(person, task));
    }

    private static async Task<List<WorkTask>> TasksAsync(
        ProposeRequest request, AssignmentsDbContext db, Texts texts, CancellationToken cancellationToken)
    {
        var ids = request.TaskIds.Distinct().ToList();
        var found = await db.Tasks.AsNoTracking()
            .Where(task => ids.Contains(task.Id) && task.UnitCode == request.UnitCode)
            .ToDictionaryAsync(task => task.Id, cancellationToken);
        var missing = Enumerable.Range(0, request.TaskIds.Count).Where(i => !found.ContainsKey(request.TaskIds[i])).ToList();
        return missing.Count == 0
            ? [.. ids.Select(id => found[id])]
            : throw new InvalidInputException(
                missing.ToDictionary(i => $"taskIds[{i}]", _ => new[] { texts["task-not-in-unit", request.UnitCode] }));
    }

    private static Candidate View((Person Person, Assessment Assessment) candidate) => new(
        candidate.Person.Code, candidate.Person.FullName, candidate.Assessment.Blocked, candidate.Assessment.Score,
        candidate.Assessment.Criteria, candidate.Assessment.Blocks, candidate.Assessment.Warnings,
        candidate.Assessment.LoadDaysBefore, candidate.Assessment.LoadDaysAfter, candidate.Assessment.CapacityDays);
}
