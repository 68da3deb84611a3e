using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Registrations;

public sealed record RegisterTitleRequest
{
    public required Guid CampaignId { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required EmulationTitle Title { get; init; }

    /// <summary>Missing for a title of the unit as a collective.</summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? PersonCode { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Why it comes outside the window; needed where the campaign takes late ones only with a reason.</summary>
    [OptionalText(1000)]
    public string? LateReason { get; init; }
}

public sealed record RegistrationView(
    Guid Id, Guid CampaignId, string UnitCode, int WorkYear, EmulationTitle Title, string? PersonCode, DateOnly RegisteredOn, bool Late,
    string? LateReason)
{
    internal static readonly Expression<Func<TitleRegistration, RegistrationView>> Projection = registration => new RegistrationView(
        registration.Id, registration.CampaignId, registration.UnitCode, registration.WorkYear, registration.Title,
        registration.PersonCode == "" ? null : registration.PersonCode, registration.RegisteredOn, registration.Late, registration.LateReason);

    internal static readonly Func<TitleRegistration, RegistrationView> Of = Projection.Compile();
}

internal static class RegistrationEndpoints
{
    private static readonly Sorting<TitleRegistration> Sorting = new Sorting<TitleRegistration>(registration => registration.Id)
        .By("unitCode", registration => registration.UnitCode)
        .By("title", registration => registration.Title)
        .By("registeredOn", registration => registration.RegisteredOn);

    public static void MapRegistrations(this IEndpointRouteBuilder routes)
    {
        var registrations = routes.MapGroup("/registrations").WithTags("Registrations");
        registrations.MapGet("/", ListRegistrations).RequirePermission(EmulationPermissions.Read);
        registrations.MapPost("/", RegisterTitle)
            .RequirePermission(EmulationPermissions.RegisterTitles).Idempotent<EmulationDbContext>();
    }

    private static async Task<Page<RegistrationView>> ListRegistrations(
        [AsParameters] PageQuery page, int? workYear, string? unit, string? under, EmulationDbContext db, UnitScope scope, IUnitDirectory directory,
        Texts texts, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var query = db.Registrations.AsNoTracking().InUnits(units, registration => registration.UnitCode);
        if (workYear is not null)
            query = query.Where(registration => registration.WorkYear == workYear);
        if (unit is not null)
            query = query.Where(registration => registration.UnitCode == unit);
        query = await query.UnderAsync(under, directory, registration => registration.UnitCode, cancellationToken);
        return await query.ToPageAsync(page, Sorting, "unitCode,title", RegistrationView.Projection, texts, cancellationToken);
    }

    private static async Task<CreatedWithETag<RegistrationView>> RegisterTitle(
        RegisterTitleRequest request, EmulationDbContext db, CampaignAccess access, UnitScope scope, EligibilityReader eligibility, ServingUnits serving,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(request.CampaignId, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RegisterTitles, request.UnitCode, cancellationToken);
        await access.DemandAddressedAsync(campaign, request.UnitCode, cancellationToken);
        var late = campaign.TakeRegistration(request.RegisteredOn, request.LateReason);
        var policy = await eligibility.PolicyOfAsync(campaign.WorkYear, cancellationToken);
        if (policy.Conditions.All(condition => condition.Title != request.Title))
            throw RegistrationRules.TitleNotInPolicy(request.Title.ToString(), policy.LegalBasis);
        if (request.Title.IsCollective() != request.PersonCode is null)
            throw RegistrationRules.WrongHolder(request.Title.ToString());
        if (request.PersonCode is { } code && await serving.FindAsync(code, request.RegisteredOn, cancellationToken) != request.UnitCode)
            throw RegistrationRules.NotOfThisUnit(code, request.UnitCode);
        var registration = new TitleRegistration
        {
            CampaignId = campaign.Id,
            UnitCode = request.UnitCode,
            WorkYear = campaign.WorkYear,
            Title = request.Title,
            PersonCode = request.PersonCode ?? "",
            RegisteredOn = request.RegisteredOn,
            Late = late,
            LateReason = late ? request.LateReason : null,
        };
        db.Registrations.Add(registration);
        await CountAsync(registration, db, events, clock, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw RegistrationRules.AlreadyRegistered();
        }
        return ETagged.Created($"/api/v1/emulation/registrations/{registration.Id}", RegistrationView.Of(registration), registration);
    }

    private static async Task CountAsync(
        TitleRegistration registration, EmulationDbContext db, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var unit = await db.UnitRegistrations.FindAsync([registration.UnitCode, registration.WorkYear], cancellationToken);
        if (unit is null)
        {
            unit = new UnitRegistrations { UnitCode = registration.UnitCode, WorkYear = registration.WorkYear };
            db.UnitRegistrations.Add(unit);
        }
        unit.Count(registration);
        await events.Publish(
            new TitleRegistered
            {
                StreamKey = $"registrations:{unit.UnitCode}:{unit.WorkYear}",
                Version = unit.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                UnitCode = unit.UnitCode,
                WorkYear = unit.WorkYear,
                Persons = unit.Persons,
                Collectives = unit.Collectives,
                LastRegisteredOn = unit.LastRegisteredOn,
            },
            cancellationToken);
    }
}
