using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Obligations;

public sealed record ObligationView(
    Guid Id, ObligationKind Kind, string UnitCode, Guid SubjectId, Guid CampaignId, ObligationStanding State, DateTimeOffset DueAt,
    DateTimeOffset OpenedAt, DateTimeOffset? SatisfiedAt, DateTimeOffset? WaivedAt, string? WaivedReason)
{
    internal static ObligationView Of(InspectionObligation obligation, DateTimeOffset now) => new(
        obligation.Id, obligation.Kind, obligation.UnitCode, obligation.SubjectId, obligation.CampaignId, obligation.StandingAt(now),
        obligation.Deadline.DueAt, obligation.OpenedAt, obligation.SatisfiedAt, obligation.WaivedAt, obligation.WaivedReason);
}

internal static class ObligationEndpoints
{
    private static readonly Sorting<InspectionObligation> Sorting = new Sorting<InspectionObligation>(obligation => obligation.Id)
        .By("dueAt", obligation => obligation.Deadline.DueAt)
        .By("unitCode", obligation => obligation.UnitCode);

    public static void MapObligations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/obligations", ListObligations).WithTags("Obligations").RequirePermission(InspectionsPermissions.Read);

    private static async Task<Page<ObligationView>> ListObligations(
        [AsParameters] PageQuery page, string? unit, Choice<ObligationStanding>? state, Choice<ObligationKind>? kind, InspectionsDbContext db,
        UnitScope scope, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var obligations = db.Obligations.AsNoTracking()
            .InUnits(await scope.UnitsAsync(InspectionsPermissions.Read, cancellationToken), obligation => obligation.UnitCode);
        if (unit is not null)
            obligations = obligations.Where(obligation => obligation.UnitCode == unit);
        if (kind is { Value: var ofKind })
            obligations = obligations.Where(obligation => obligation.Kind == ofKind);
        obligations = state?.Value switch
        {
            ObligationStanding.Open => obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt >= now),
            ObligationStanding.Overdue => obligations.Where(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt < now),
            ObligationStanding.Satisfied => obligations.Where(obligation => obligation.State == ObligationState.Satisfied),
            ObligationStanding.Waived => obligations.Where(obligation => obligation.State == ObligationState.Waived),
            _ => obligations,
        };
        var found = await obligations.ToPageAsync(page, Sorting, "dueAt", obligation => obligation, texts, cancellationToken);
        return new Page<ObligationView>(
            [.. found.Items.Select(obligation => ObligationView.Of(obligation, now))], found.Number, found.PageSize, found.Total);
    }
}
