using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.HandOvers;

/// <summary>Which hand-overs a caller sees and may write, and what the unit would decide by one.</summary>
internal sealed class HandOverDesk(AssignmentsDbContext db, UnitScope scope, CurrentUser user)
{
    /// <summary>Those of the caller's units, and the caller's own wherever the caller serves now.</summary>
    public async Task<IQueryable<HandOver>> VisibleAsync(CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var handOvers = db.HandOvers.AsSplitQuery();
        if (units.All)
            return handOvers;
        var (codes, own) = (units.Codes, user.PersonCode);
        return handOvers.Where(handOver => codes.Contains(handOver.UnitCode) || handOver.PersonCode == own);
    }

    public async Task<HandOver> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await (await VisibleAsync(cancellationToken)).SingleOrDefaultAsync(handOver => handOver.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    /// <summary>Whoever leaves, and whoever drafts the unit's decisions, write the record.</summary>
    public async Task<HandOver> ForWritingAsync(Guid id, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var handOver = await FindAsync(id, cancellationToken);
        if (user.PersonCode != handOver.PersonCode
            && !(await scope.UnitsAsync(AssignmentsPermissions.DraftDecisions, cancellationToken)).Contains(handOver.UnitCode))
        {
            throw HandOverRules.NotYours();
        }
        ifMatch.Demand(handOver);
        return handOver;
    }

    public async Task<OkWithETag<HandOverView>> SaveAsync(HandOver handOver, CancellationToken cancellationToken)
    {
        db.Touch(handOver);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(HandOverView.Of(handOver), handOver);
    }

    /// <summary>A decision names everybody who has a task from its day on: beside the receiver those who have it anyway.</summary>
    public async Task<IReadOnlyList<DecisionItem>> ItemsAsync(HandOver handOver, CancellationToken cancellationToken)
    {
        handOver.DemandNotVoid();
        var given = handOver.Tasks.Where(task => task.ReceiverPersonCode is not null).ToList();
        var ids = given.Select(task => task.TaskId).Distinct().ToList();
        var open = await db.Tasks.Where(task => ids.Contains(task.Id) && (task.State == WorkTaskState.Open || task.State == WorkTaskState.InProgress))
            .Select(task => task.Id).ToHashSetAsync(cancellationToken);
        given.RemoveAll(task => !open.Contains(task.TaskId));
        if (given.Count == 0)
            throw HandOverRules.NothingToGive();
        var day = handOver.EffectiveOn;
        var others = await db.Responsibilities.AsNoTracking()
            .Where(held => ids.Contains(held.TaskId) && held.From <= day && (held.To == null || held.To >= day) && held.PersonCode != handOver.PersonCode)
            .OrderBy(held => held.Role).ThenBy(held => held.Id).ToListAsync(cancellationToken);
        return
        [
            .. given.SelectMany(task => others
                .Where(held => held.TaskId == task.TaskId && held.PersonCode != task.ReceiverPersonCode)
                .Select(held => Item(held.TaskId, held.PersonCode, held.Role, held.OverrideReason))
                .Append(Item(task.TaskId, task.ReceiverPersonCode!, task.Role, null))),
        ];
    }

    private static DecisionItem Item(Guid taskId, string personCode, AssignmentRole role, string? reason) =>
        new() { TaskId = taskId, PersonCode = personCode, Role = role, OverrideReason = reason };
}
