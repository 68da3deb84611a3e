using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.Distances;

public sealed record MeasureDistanceRequest
{
    /// <summary>A unit of the caller's.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string FromUnitCode { get; init; }

    /// <summary>Any unit that is known, closed ones too: their seats are still places.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string ToUnitCode { get; init; }

    [Between(0, PlaceDistance.MostKilometres)]
    public required int Kilometres { get; init; }

    public required DateOnly From { get; init; }

    [Text(PlaceDistance.BasisLength)]
    public required string Basis { get; init; }
}

internal sealed record DistanceView(Guid Id, string FromUnitCode, string ToUnitCode, int Kilometres, DateOnly From, DateOnly? To, string Basis)
{
    public static readonly Expression<Func<PlaceDistance, DistanceView>> Projection = distance => new DistanceView(
        distance.Id, distance.FromUnitCode, distance.ToUnitCode, distance.Kilometres, distance.From, distance.To, distance.Basis);

    public static readonly Func<PlaceDistance, DistanceView> Of = Projection.Compile();
}

internal static class DistanceEndpoints
{
    private static readonly Sorting<PlaceDistance> Sorting = new Sorting<PlaceDistance>(distance => distance.Id)
        .By("from", distance => distance.From)
        .By("kilometres", distance => distance.Kilometres);

    public static void MapDistances(this IEndpointRouteBuilder routes)
    {
        var distances = routes.MapGroup("/distances").WithTags("Distances");
        distances.MapGet("", ListDistances).RequirePermission(AssignmentsPermissions.Read);
        distances.MapGet("/{id:guid}", GetDistance).RequirePermission(AssignmentsPermissions.Read);
        distances.MapPost("", MeasureDistance).RequirePermission(AssignmentsPermissions.WritePeople).Idempotent<AssignmentsDbContext>();
    }

    private static async Task<Page<DistanceView>> ListDistances(
        [AsParameters] PageQuery page, string? unit, DateOnly? asOf, AssignmentsDbContext db, Texts texts, CancellationToken cancellationToken) =>
        await db.Distances.AsNoTracking()
            .Where(distance => (unit == null || distance.FromUnitCode == unit || distance.ToUnitCode == unit)
                && (asOf == null || (distance.From <= asOf && (distance.To == null || distance.To >= asOf))))
            .ToPageAsync(page, Sorting, "from", DistanceView.Projection, texts, cancellationToken);

    private static async Task<OkWithETag<DistanceView>> GetDistance(Guid id, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var distance = await db.Distances.SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(DistanceView.Of(distance), distance);
    }

    /// <summary>From the day on it is so far; what was measured before counts for the days before.</summary>
    private static async Task<CreatedWithETag<DistanceView>> MeasureDistance(
        MeasureDistanceRequest request, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.WritePeople, request.FromUnitCode, cancellationToken);
        await db.DemandUnitAsync(request.FromUnitCode, cancellationToken);
        await db.DemandUnitAsync(request.ToUnitCode, cancellationToken);
        var distance = PlaceDistance.Between(request.FromUnitCode, request.ToUnitCode, request.Kilometres, request.From, request.Basis);
        var last = await db.Distances
            .Where(known => known.FromUnitCode == distance.FromUnitCode && known.ToUnitCode == distance.ToUnitCode)
            .OrderByDescending(known => known.From).FirstOrDefaultAsync(cancellationToken);
        last?.SupersededFrom(distance.From);
        db.Distances.Add(distance);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/distances/{distance.Id}", DistanceView.Of(distance), distance);
    }
}
