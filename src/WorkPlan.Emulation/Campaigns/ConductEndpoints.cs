using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Campaigns;

public sealed record AssessConductRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(40)]
    public required string ExpectationCode { get; init; }

    [Text(ConductAssessmentConfiguration.Text)]
    public required string Text { get; init; }

    public required DateOnly AssessedOn { get; init; }
}

/// <param name="Stands">False where a later assessment of the same unit and expectation took its place.</param>
public sealed record ConductAssessmentView(
    Guid Id, Guid CampaignId, string UnitCode, string ExpectationCode, string Text, DateOnly AssessedOn, string AssessedBy, bool Stands);

/// <summary>Conduct is expected in words by a campaign and assessed in words by whoever launched it.</summary>
internal static class ConductEndpoints
{
    public static void MapConduct(this IEndpointRouteBuilder routes)
    {
        var conduct = routes.MapGroup("/campaigns/{id:guid}/conduct").WithTags("Conduct");
        conduct.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        conduct.MapPost("/", Assess).RequirePermission(EmulationPermissions.LaunchCampaigns).Idempotent<EmulationDbContext>();
    }

    /// <summary>Every assessment of the units where the caller may read, the newest of each expectation first.</summary>
    private static async Task<IReadOnlyList<ConductAssessmentView>> List(
        Guid id, string? unit, EmulationDbContext db, CampaignAccess access, UnitScope scope, CancellationToken cancellationToken)
    {
        await access.FindAsync(id, cancellationToken);
        var query = db.ConductAssessments.AsNoTracking().Where(assessment => assessment.CampaignId == id)
            .InUnits(await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken), assessment => assessment.UnitCode);
        if (unit is not null)
            query = query.Where(assessment => assessment.UnitCode == unit);
        var found = await query.OrderBy(assessment => assessment.UnitCode).ThenBy(assessment => assessment.ExpectationCode)
            .ThenByDescending(assessment => assessment.AssessedOn).ThenByDescending(assessment => assessment.Id).ToListAsync(cancellationToken);
        return
        [
            .. found.GroupBy(assessment => (assessment.UnitCode, assessment.ExpectationCode))
                .SelectMany(same => same.Select((assessment, place) => Show(assessment, stands: place == 0))),
        ];
    }

    private static async Task<Created<ConductAssessmentView>> Assess(
        Guid id, AssessConductRequest request, EmulationDbContext db, CampaignAccess access, UnitLineage lineage, UnitScope scope, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        // The launching unit, or whoever goes on for it by now.
        await scope.DemandAsync(
            EmulationPermissions.LaunchCampaigns, await lineage.StandingForAsync(campaign.LaunchedByUnitCode, VietnamTime.Today(clock), cancellationToken),
            cancellationToken);
        await access.DemandAddressedAsync(campaign, request.UnitCode, cancellationToken);
        campaign.DemandLaunched();
        if (!campaign.ConductExpectations.Exists(expectation => expectation.Code == request.ExpectationCode))
            throw ConductRules.NoSuchExpectation(request.ExpectationCode);
        if (request.AssessedOn > VietnamTime.Today(clock))
            throw ConductRules.AssessedAhead(request.AssessedOn);
        if (request.AssessedOn < campaign.LaunchedOn)
            throw ConductRules.BeforeLaunch(campaign.LaunchedOn.Value);
        var assessment = new ConductAssessment
        {
            CampaignId = id,
            UnitCode = request.UnitCode,
            ExpectationCode = request.ExpectationCode,
            Text = request.Text,
            AssessedOn = request.AssessedOn,
            AssessedBy = user.Acting(),
        };
        db.ConductAssessments.Add(assessment);
        await db.SaveChangesAsync(cancellationToken);
        var superseded = await db.ConductAssessments.AnyAsync(
            other => other.CampaignId == id && other.UnitCode == request.UnitCode && other.ExpectationCode == request.ExpectationCode
                && other.AssessedOn > request.AssessedOn,
            cancellationToken);
        return TypedResults.Created($"/api/v1/emulation/campaigns/{id}/conduct", Show(assessment, !superseded));
    }

    private static ConductAssessmentView Show(ConductAssessment assessment, bool stands) => new(
        assessment.Id, assessment.CampaignId, assessment.UnitCode, assessment.ExpectationCode, assessment.Text, assessment.AssessedOn,
        assessment.AssessedBy, stands);
}
