using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Registrations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Commendations;

public sealed record CommendRequest
{
    /// <summary>The unit whose leader praises: the praised one itself, or one above it.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string ByUnitCode { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>Missing when the whole unit is praised.</summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? PersonCode { get; init; }

    public required CommendationOccasion Occasion { get; init; }

    public required DateOnly CommendedOn { get; init; }

    [Text(CommendationConfiguration.Text)]
    public required string Text { get; init; }
}

public sealed record CommendationView(
    Guid Id, string ByUnitCode, string UnitCode, string? PersonCode, int WorkYear, CommendationOccasion Occasion, DateOnly CommendedOn, string Text)
{
    internal static readonly Expression<Func<Commendation, CommendationView>> Projection = commendation => new CommendationView(
        commendation.Id, commendation.ByUnitCode, commendation.UnitCode, commendation.PersonCode, commendation.WorkYear, commendation.Occasion,
        commendation.CommendedOn, commendation.Text);

    internal static readonly Func<Commendation, CommendationView> Of = Projection.Compile();
}

internal static class CommendationEndpoints
{
    private static readonly Sorting<Commendation> Sorting = new Sorting<Commendation>(commendation => commendation.Id)
        .By("commendedOn", commendation => commendation.CommendedOn)
        .By("unitCode", commendation => commendation.UnitCode);

    public static void MapCommendations(this IEndpointRouteBuilder routes)
    {
        var commendations = routes.MapGroup("/commendations").WithTags("Commendations");
        commendations.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        commendations.MapPost("/", Commend).RequirePermission(EmulationPermissions.Commend).Idempotent<EmulationDbContext>();
    }

    private static async Task<Page<CommendationView>> List(
        [AsParameters] PageQuery page, int? workYear, string? unit, string? under, string? person, EmulationDbContext db, UnitScope scope,
        IUnitDirectory directory, Texts texts, CancellationToken cancellationToken)
    {
        var query = db.Commendations.AsNoTracking()
            .InUnits(await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken), commendation => commendation.UnitCode)
            .Where(commendation => (workYear == null || commendation.WorkYear == workYear) && (unit == null || commendation.UnitCode == unit)
                && (person == null || commendation.PersonCode == person));
        query = await query.UnderAsync(under, directory, commendation => commendation.UnitCode, cancellationToken);
        return await query.ToPageAsync(page, Sorting, "-commendedOn", CommendationView.Projection, texts, cancellationToken);
    }

    private static async Task<CreatedWithETag<CommendationView>> Commend(
        CommendRequest request, EmulationDbContext db, UnitScope scope, IUnitDirectory units, CurrentUser user, IPublishEndpoint events,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.Commend, request.ByUnitCode, cancellationToken);
        if (!(await units.GetAsync(cancellationToken)).Subtree(request.ByUnitCode).Contains(request.UnitCode))
            throw CommendationRules.NotBelow(request.UnitCode, request.ByUnitCode);
        if (request.CommendedOn > VietnamTime.Today(clock))
            throw CommendationRules.Ahead(request.CommendedOn);
        SecrecyStamp.Refuse(request.Text);
        if (request.PersonCode is { } person
            && !await db.Staff.AnyAsync(known => known.Code == person && known.UnitCode == request.UnitCode, cancellationToken))
        {
            throw RegistrationRules.NotOfThisUnit(person, request.UnitCode);
        }
        var commendation = new Commendation
        {
            ByUnitCode = request.ByUnitCode,
            UnitCode = request.UnitCode,
            PersonCode = request.PersonCode,
            WorkYear = PeriodCalendar.Sector.Containing(request.CommendedOn).Year,
            Occasion = request.Occasion,
            CommendedOn = request.CommendedOn,
            Text = request.Text,
            RecordedBy = user.Acting(),
        };
        db.Commendations.Add(commendation);
        await events.Publish(
            new Commended
            {
                StreamKey = $"commendation:{commendation.Id}",
                Version = commendation.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CommendationId = commendation.Id,
                ByUnitCode = commendation.ByUnitCode,
                UnitCode = commendation.UnitCode,
                PersonCode = commendation.PersonCode,
                WorkYear = commendation.WorkYear,
                CommendedOn = commendation.CommendedOn,
                Text = commendation.Text,
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/commendations/{commendation.Id}", CommendationView.Of(commendation), commendation);
    }
}
