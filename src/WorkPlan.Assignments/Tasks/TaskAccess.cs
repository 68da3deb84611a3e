using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>Which tasks a caller sees and may act on.</summary>
internal sealed class TaskAccess(AssignmentsDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock, Texts texts)
{
    public async Task<IQueryable<WorkTask>> VisibleAsync(string permission, CancellationToken cancellationToken) =>
        db.Tasks.InUnits(await scope.UnitsAsync(permission, cancellationToken), task => task.UnitCode);

    public async Task<WorkTask> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(AssignmentsPermissions.Read, cancellationToken)).SingleOrDefaultAsync(task => task.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    public async Task<WorkTask> ForChangeAsync(Guid id, string permission, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var task = await FindAsync(id, cancellationToken);
        await scope.DemandAsync(permission, task.UnitCode, cancellationToken);
        ifMatch.Demand(task);
        return task;
    }

    /// <summary>The caller's person code, when today a decision makes that person responsible for the task; 403 otherwise.</summary>
    public async Task<string> DemandResponsibleAsync(WorkTask task, CancellationToken cancellationToken) =>
        await RolesAsync(task, cancellationToken) is { Count: > 0 } ? user.PersonCode! : throw WorkTaskRules.NotYours();

    /// <summary>Likewise for what only the lead does: whoever supports reports to the lead.</summary>
    public async Task<string> DemandLeadAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var roles = await RolesAsync(task, cancellationToken);
        if (roles.Count == 0)
            throw WorkTaskRules.NotYours();
        return roles.Contains(AssignmentRole.Lead) ? user.PersonCode! : throw WorkTaskRules.LeadOnly();
    }

    public async Task<bool> IsResponsibleAsync(WorkTask task, CancellationToken cancellationToken) =>
        (await RolesAsync(task, cancellationToken)).Count > 0;

    private async Task<IReadOnlyList<AssignmentRole>> RolesAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var (today, person) = (VietnamTime.Today(clock), user.PersonCode);
        return await db.Responsibilities
            .Where(held => held.TaskId == task.Id && held.PersonCode == person && held.From <= today && (held.To == null || held.To >= today))
            .Select(held => held.Role).ToListAsync(cancellationToken);
    }

    /// <summary>What a task is to ask for, when the units and people that it names are known here.</summary>
    public async Task<TaskRequirements> KnownAsync(RequirementsRequest? request, CancellationToken cancellationToken)
    {
        var asked = (request ?? new RequirementsRequest()).ToRequirements();
        if (asked.PlaceUnitCode is { } place)
            await db.DemandUnitAsync(place, cancellationToken);
        foreach (var subject in asked.Subjects)
        {
            if (subject.Kind == SubjectKind.Unit)
                await db.DemandUnitAsync(subject.Code, cancellationToken);
            else if (subject.Kind == SubjectKind.Person && !await db.People.AnyAsync(person => person.Code == subject.Code, cancellationToken))
                throw new InvalidInputException("required.subjects", texts["person-not-known", subject.Code]);
        }
        return asked;
    }

    /// <summary>Refuses while somebody holds the task who has an interest in what it is about.</summary>
    public async Task DemandNoConflictAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var people = await db.Responsibilities
            .Where(held => held.TaskId == task.Id && held.Review == ReviewFlag.ConflictOfInterest && (held.To == null || held.To >= today))
            .Select(held => held.PersonCode).Distinct().OrderBy(code => code).ToListAsync(cancellationToken);
        if (people.Count > 0)
            throw WorkTaskRules.ConflictNotKept(task.Title, people);
    }

    /// <summary>Marks what is assigned now or later; it stays valid until somebody decides.</summary>
    public async Task FlagAsync(WorkTask task, ReviewFlag flag, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var current = await db.Responsibilities
            .Where(held => held.TaskId == task.Id && (held.To == null || held.To >= today))
            .ToListAsync(cancellationToken);
        current.ForEach(held => held.Flag(flag));
    }
}
