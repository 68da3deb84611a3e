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

    /// <summary>Today; an earlier day, on which it was registered on paper, is entered by the launching unit.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Why it comes outside the window; needed where the campaign takes late ones only with a reason.</summary>
    [OptionalText(1000)]
    public string? LateReason { get; init; }
}

/// <param name="EnteredBy">Who entered it; null, as <paramref name="EnteredAt"/>, in registrations from before that was kept.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
public sealed record RegistrationView(
    Guid Id, Guid CampaignId, string UnitCode, int WorkYear, EmulationTitle Title, string? PersonCode, DateOnly RegisteredOn, bool Late,
    string? LateReason, string? EnteredBy, DateTimeOffset? EnteredAt, DateTimeOffset? WithdrawnAt, string? WithdrawnReason)
{
    internal static readonly Expression<Func<TitleRegistration, RegistrationView>> Projection = registration => new RegistrationView(
        registration.Id, registration.CampaignId, registration.UnitCode, registration.WorkYear, registration.Title,
        registration.PersonCode == "" ? null : registration.PersonCode, registration.RegisteredOn, registration.Late, registration.LateReason,
        registration.EnteredBy, registration.EnteredAt, registration.WithdrawnAt, registration.WithdrawnReason);

    internal static readonly Func<TitleRegistration, RegistrationView> Of = Projection.Compile();
}

public sealed record WithdrawRegistrationRequest
{
    [Text(1000)]
    public required string Reason { get; init; }
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
        registrations.MapGet("/{id:guid}", GetRegistration).RequirePermission(EmulationPermissions.Read);
        registrations.MapPost("/", RegisterTitle)
            .RequirePermission(EmulationPermissions.RegisterTitles).Idempotent<EmulationDbContext>();
        registrations.MapPost("/{id:guid}/withdraw", Withdraw).RequirePermission(EmulationPermissions.RegisterTitles);
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
        DaysOfReceipt days, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(request.CampaignId, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RegisterTitles, request.UnitCode, cancellationToken);
        await access.DemandAddressedAsync(campaign, request.UnitCode, cancellationToken);
        var late = campaign.TakeRegistration(request.RegisteredOn, request.LateReason);
        await days.DemandAsync(campaign, request.RegisteredOn, cancellationToken);
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
            EnteredBy = user.Acting(),
            EnteredAt = clock.GetUtcNow(),
        };
        db.Registrations.Add(registration);
        await TellAsync(registration, unit => unit.Count(registration), db, events, clock, cancellationToken);
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

    private static async Task<OkWithETag<RegistrationView>> GetRegistration(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var registration = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(RegistrationView.Of(registration), registration);
    }

    /// <summary>What was registered by mistake stays on record with the reason, counts nowhere, and stands in nobody's way.</summary>
    private static async Task<OkWithETag<RegistrationView>> Withdraw(
        Guid id, WithdrawRegistrationRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var registration = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.RegisterTitles, registration.UnitCode, cancellationToken);
        ifMatch.Demand(registration);
        registration.Withdraw(request.Reason, user.Acting(), clock.GetUtcNow());
        await TellAsync(registration, unit => unit.Discount(registration), db, events, clock, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(RegistrationView.Of(registration), registration);
    }

    private static async Task<TitleRegistration> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Registrations.InUnits(units, registration => registration.UnitCode)
            .SingleOrDefaultAsync(registration => registration.Id == id, cancellationToken) ?? throw new NotFoundException();
    }

    private static async Task TellAsync(
        TitleRegistration registration, Action<UnitRegistrations> count, EmulationDbContext db, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var unit = await db.UnitRegistrations.FindAsync([registration.UnitCode, registration.WorkYear], cancellationToken);
        if (unit is null)
        {
            unit = new UnitRegistrations { UnitCode = registration.UnitCode, WorkYear = registration.WorkYear };
            db.UnitRegistrations.Add(unit);
        }
        count(unit);
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
