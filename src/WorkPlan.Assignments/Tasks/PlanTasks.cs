using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Units;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Tasks;

/// <summary>
/// Brings a unit's tasks to what a version of its plan holds. Assignments stay valid; those of tasks that changed or left the plan are
/// flagged for review.
/// </summary>
internal sealed class PlanTasks(AssignmentsDbContext db, TaskAccess access)
{
    public async Task ApplyAsync(PlanSnapshot plan, long version, CancellationToken cancellationToken)
    {
        await db.AwaitUnitAsync(plan.UnitCode, cancellationToken);
        var copy = await db.Plans.FindAsync([plan.PlanId], cancellationToken);
        if (copy is null)
        {
            copy = new PlanCopy { PlanId = plan.PlanId, UnitCode = plan.UnitCode, WorkYear = plan.WorkYear, Title = plan.Title };
            db.Plans.Add(copy);
        }
        else if (copy.SourceVersion >= version)
            return;
        copy.Title = plan.Title;
        copy.VersionNumber = plan.VersionNumber;
        copy.SourceVersion = version;
        var known = await db.Tasks.Where(task => task.PlanId == plan.PlanId).ToDictionaryAsync(task => task.PlanTaskId!.Value, cancellationToken);
        // What is told late of a closed unit's plan is its heir's to do.
        var unit = await db.HeirOfAsync(plan.UnitCode, cancellationToken);
        foreach (var planned in plan.Tasks)
        {
            if (!known.Remove(planned.TaskId, out var task))
                db.Tasks.Add(Write(WorkTask.OfPlan(plan.PlanId, planned.TaskId, unit, plan.WorkYear), planned).Task);
            else
                await ChangeAsync(task, planned, cancellationToken);
        }
        foreach (var gone in known.Values.Where(task => task.IsActive))
        {
            gone.Withdraw();
            await access.FlagAsync(gone, ReviewFlag.TaskWithdrawn, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Withdraws the tasks of a plan that was recalled; a version of it that comes late finds a newer one here.</summary>
    public async Task RecallAsync(PlanWithdrawn plan, CancellationToken cancellationToken)
    {
        await db.AwaitUnitAsync(plan.UnitCode, cancellationToken);
        var copy = await db.Plans.FindAsync([plan.PlanId], cancellationToken)
            ?? throw new NotYetKnownException("plan", plan.PlanId.ToString());
        if (copy.SourceVersion >= plan.Version)
            return;
        copy.SourceVersion = plan.Version;
        var tasks = await db.Tasks.Where(task => task.PlanId == plan.PlanId).ToListAsync(cancellationToken);
        foreach (var task in tasks.Where(task => task.IsActive))
        {
            task.Withdraw(plan.Reason);
            await access.FlagAsync(task, ReviewFlag.TaskWithdrawn, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ChangeAsync(WorkTask task, PlannedTask planned, CancellationToken cancellationToken)
    {
        var back = task.State == WorkTaskState.Withdrawn;
        if (back)
            task.Reopen();
        if (Write(task, planned).Changed || back)
            await access.FlagAsync(task, ReviewFlag.TaskChanged, cancellationToken);
    }

    private static (WorkTask Task, bool Changed) Write(WorkTask task, PlannedTask planned)
    {
        var described = task.Describe(Known<TaskKind>(planned.Kind)!.Value, planned.Title, planned.FieldCode, planned.DueOn);
        // The plan sets the titles; activity, skills and, where the plan is silent, effort are the unit's to add.
        var required = task.Require(task.Requirements with
        {
            JudicialTitle = Known<JudicialTitle>(planned.RequiredJudicialTitle),
            ManagementTitle = Known<ManagementTitle>(planned.RequiredManagementTitle),
            EffortDays = planned.EffortDays > 0 ? planned.EffortDays : task.EffortDays,
        });
        return (task, described || required);
    }

    /// <summary>A title that this service does not know must not be taken for none: the message goes to the error queue.</summary>
    private static TEnum? Known<TEnum>(string? name) where TEnum : struct, Enum => name switch
    {
        null => null,
        _ when Enum.TryParse<TEnum>(name, ignoreCase: true, out var value) => value,
        _ => throw new RuleException("value-not-known", typeof(TEnum).Name, name),
    };
}
