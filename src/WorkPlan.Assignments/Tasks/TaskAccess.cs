using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>Which tasks a caller sees and may act on.</summary>
internal sealed class TaskAccess(
    AssignmentsDbContext db, UnitScope scope, CurrentUser user, HolderReview review, TimeProvider clock, Texts texts)
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
    public async Task<string> DemandResponsibleAsync(WorkTask task, CancellationToken cancellationToken)
    {
        if (await RolesAsync(task, cancellationToken) is { Count: 0 })
            throw WorkTaskRules.NotYours();
        return await DemandLawfulAsync(task, cancellationToken);
    }

    /// <summary>Likewise for what only the lead does: whoever supports reports to the lead.</summary>
    public async Task<string> DemandLeadAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var roles = await RolesAsync(task, cancellationToken);
        if (roles.Count == 0)
            throw WorkTaskRules.NotYours();
        if (!roles.Contains(AssignmentRole.Lead))
            throw WorkTaskRules.LeadOnly();
        return await DemandLawfulAsync(task, cancellationToken);
    }

    /// <summary>Refuses a day on which the person cannot have done it: one to come, or one before a decision made the task the person's.</summary>
    public async Task DemandDoableAsync(WorkTask task, string personCode, DateOnly on, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        if (on > today)
            throw WorkTaskRules.DoneInFuture(on, today);
        var first = await db.Responsibilities.Where(held => held.TaskId == task.Id && held.PersonCode == personCode)
            .OrderBy(held => held.From).Select(held => held.From).FirstAsync(cancellationToken);
        if (on < first)
            throw WorkTaskRules.DoneBeforeAssigned(on, first);
    }

    public async Task<bool> IsResponsibleAsync(WorkTask task, CancellationToken cancellationToken) =>
        (await RolesAsync(task, cancellationToken)).Count > 0;

    /// <summary>A task whose doing the law forbids by now is only named as the person's: it waits for a decision.</summary>
    private async Task<string> DemandLawfulAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var blocks = await review.BlocksAsync(task, user.PersonCode!, cancellationToken);
        return blocks.Count == 0 ? user.PersonCode! : throw WorkTaskRules.NotLawfullyYours(blocks);
    }

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

    /// <summary>Refuses while somebody holds the task whom the law forbids it: what it blocks nobody keeps by a word of the head.</summary>
    public async Task DemandKeepableAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var blocks = await review.BlocksAsync(task, cancellationToken);
        if (blocks.Count > 0)
            throw DecisionRules.BlockedByLaw(blocks);
    }

    /// <summary>Marks what is assigned now or later, and judges its holders anew; it stays valid until somebody decides.</summary>
    public async Task FlagAsync(WorkTask task, ReviewFlag flag, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var current = await db.Responsibilities
            .Where(held => held.TaskId == task.Id && (held.To == null || held.To >= today))
            .ToListAsync(cancellationToken);
        current.ForEach(held => held.Flag(flag));
        await review.MarkAsync(task, cancellationToken);
    }
}
