using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.Inspections.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Tasks;

/// <summary>A finding becomes a remediation task of the unit; raised again, the same task is open again.</summary>
internal sealed class FindingRaisedConsumer(AssignmentsDbContext db, TaskAccess access) : IConsumer<FindingRaised>
{
    public async Task Consume(ConsumeContext<FindingRaised> context)
    {
        var finding = context.Message;
        // Of a unit that was closed since, the successor remedies.
        var named = finding.ResponsibleUnitCode ?? finding.UnitCode;
        await db.AwaitUnitAsync(named, context.CancellationToken);
        var task = await db.Tasks.SingleOrDefaultAsync(known => known.FindingId == finding.FindingId, context.CancellationToken);
        if (task is null)
        {
            task = WorkTask.OfFinding(finding.FindingId, await db.HeirOfAsync(named, context.CancellationToken), finding.WorkYear);
            db.Tasks.Add(task);
        }
        else if (task.SourceVersion >= finding.Version)
            return;
        var reopened = !task.IsActive;
        if (reopened)
            task.Reopen();
        var title = $"{finding.Statement.TrimEnd(' ', '.')}: {finding.Remedy}";
        var changed = task.Describe(TaskKind.Remediation, Fitting(title), finding.FieldCode, VietnamTime.DateOf(finding.DueAt)) || task.DueAt != finding.DueAt;
        task.DueBy(finding.DueAt);
        if (changed || reopened)
            await access.FlagAsync(task, ReviewFlag.TaskChanged, context.CancellationToken);
        task.ShowSource(finding.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private static string Fitting(string title) =>
        title.Length <= WorkTaskConfiguration.TitleLength ? title : title[..(WorkTaskConfiguration.TitleLength - 1)] + "…";
}
