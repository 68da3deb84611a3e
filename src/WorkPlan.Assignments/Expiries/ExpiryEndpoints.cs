using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Expiries;

/// <summary>
/// A title that ends within the days asked for, and what its holder must hand over by then: what the law allows only with it. One that has ended
/// is among them, with days below nought, as long as such a task is held.
/// </summary>
internal sealed record ExpiringTitleView(
    string PersonCode, string FullName, string UnitCode, JudicialTitle? JudicialTitle, ManagementTitle? ManagementTitle, DateOnly LastDay,
    int DaysLeft, IReadOnlyList<TaskToHandOver> Tasks);

internal sealed record TaskToHandOver(Guid TaskId, string Title, DateOnly? DueOn);

internal static class ExpiryEndpoints
{
    private const int UsualDays = 60;

    public static void MapExpiries(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/expiring-titles", ListExpiring).WithTags("People").RequirePermission(AssignmentsPermissions.Read);

    private static async Task<IReadOnlyList<ExpiringTitleView>> ListExpiring(
        string unit, [Between(1, 366)] int? within, AssignmentsDbContext db, UnitScope scope, TitleExpiries expiries, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Read, unit, cancellationToken);
        var today = VietnamTime.Today(clock);
        var found = await expiries.WithinAsync(db.People.ServingIn(unit, today), today, within ?? UsualDays, true, cancellationToken);
        return
        [
            .. found.Select(one => new ExpiringTitleView(
                one.Person.Code, one.Person.FullName, one.Person.UnitCode, one.Title.JudicialTitle, one.Title.ManagementTitle, one.Title.To!.Value,
                one.DaysLeft, [.. one.Tasks.Select(task => new TaskToHandOver(task.Id, task.Title, task.DeadlineOn))])),
        ];
    }
}
