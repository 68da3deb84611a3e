using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.WorkRecords;

/// <summary>What somebody did in a work year, apart for each unit and time in which it was done.</summary>
internal sealed record WorkRecordView(string PersonCode, int WorkYear, IReadOnlyList<WorkPeriodView> Periods);

/// <summary>
/// One time of service in one unit within the work year: how many of its tasks the person held, did (reported as done by the person, in that
/// time), did by their due day or that of a granted extension, and of how many of the done ones the assigner has confirmed it.
/// </summary>
internal sealed record WorkPeriodView(
    string UnitCode, DateOnly From, DateOnly To, PostingKind Kind, int SharePercent, int TasksHeld, int TasksDone, int DoneInTime, int Confirmed);

internal static class WorkRecordEndpoints
{
    public static void MapWorkRecords(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/{code}/work-record", GetWorkRecord).WithTags("Work records").RequirePermission(AssignmentsPermissions.Read);

    private static async Task<WorkRecordView> GetWorkRecord(
        string code, int? workYear, AssignmentsDbContext db, PersonRegister register, TimeProvider clock, CancellationToken cancellationToken)
    {
        var person = await register.FindAsync(code, cancellationToken);
        var year = WorkYear.Of(workYear ?? WorkYear.Containing(VietnamTime.Today(clock)).Year);
        var held = await db.Responsibilities.AsNoTracking()
            .Where(one => one.PersonCode == code && one.From <= year.To && (one.To == null || one.To >= year.From))
            .Select(one => new { one.TaskId, one.UnitCode, one.From, one.To }).ToListAsync(cancellationToken);
        var done = await db.Tasks.AsNoTracking()
            .Where(task => task.DoneByPersonCode == code && task.DoneOn >= year.From && task.DoneOn <= year.To)
            .Select(task => new { UnitCode = task.DoneOn < task.HandedOverOn ? task.HandedOverFrom : task.UnitCode, task.DoneOn, DeadlineOn = task.ExtendedUntil ?? task.DueOn, task.State }).ToListAsync(cancellationToken);
        var periods = new List<WorkPeriodView>();
        foreach (var service in person.Services())
        {
            if (service.Time.Intersect(year.Range) is not { } time)
                continue;
            var here = done.Where(task => task.UnitCode == service.UnitCode && time.IsInForce(task.DoneOn!.Value)).ToList();
            periods.Add(new WorkPeriodView(
                service.UnitCode, time.From, time.To!.Value, service.Kind, service.SharePercent,
                held.Where(one => one.UnitCode == service.UnitCode && new Validity(one.From, one.To).Overlaps(time)).Select(one => one.TaskId).Distinct().Count(),
                here.Count, here.Count(task => task.DeadlineOn is null || task.DoneOn <= task.DeadlineOn),
                here.Count(task => task.State == WorkTaskState.Confirmed)));
        }
        return new WorkRecordView(code, year.Year, periods);
    }
}
