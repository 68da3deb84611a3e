using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Units;

/// <summary>What went from a closed unit to its successor: people, open tasks, responsibilities and drafts; none to one that is not its heir.</summary>
internal sealed record SuccessionView(
    Guid SuccessionId, string PredecessorCode, string SuccessorCode, DateOnly EffectiveOn, string LegalBasis, bool IsHeir, int People, int Tasks,
    int Responsibilities, int Drafts);

internal static class SuccessionEndpoints
{
    public static void MapSuccessions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/unit-successions", ListSuccessions).WithTags("Successions").RequirePermission(AssignmentsPermissions.Read);

    private static async Task<IReadOnlyList<SuccessionView>> ListSuccessions(
        string unit, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Read, unit, cancellationToken);
        return await db.Successions.AsNoTracking().Where(link => link.PredecessorCode == unit || link.SuccessorCode == unit)
            .OrderBy(link => link.EffectiveOn).ThenBy(link => link.PredecessorCode).ThenBy(link => link.SuccessorCode)
            .Select(link => new SuccessionView(
                link.SuccessionId, link.PredecessorCode, link.SuccessorCode, link.EffectiveOn, link.LegalBasis, link.IsHeir, link.People, link.Tasks,
                link.Responsibilities, link.Drafts))
            .ToListAsync(cancellationToken);
    }
}
