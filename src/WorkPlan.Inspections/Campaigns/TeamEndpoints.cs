using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Who inspects: named by the inspecting unit in a decision, independent of every unit that is visited.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/campaigns/{id:guid}/team", NameTeam).WithTags("Campaigns").RequirePermission(InspectionsPermissions.RunCampaigns);

    private static async Task<OkWithETag<CampaignView>> NameTeam(
        Guid id, NameTeamRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        Independence independence, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await CampaignEndpoints.FindOwnAsync(id, access, scope, ifMatch, cancellationToken);
        if (request.Decision is { } signed)
            Dates.DemandNotAhead(signed.IssuedOn, clock);
        var codes = request.Members.Select(member => member.PersonCode).ToHashSet();
        var names = await db.People.AsNoTracking().Where(person => codes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        if (codes.FirstOrDefault(code => !names.ContainsKey(code)) is { } unknown)
            throw CampaignRules.TeamMemberNotKnown(unknown);
        foreach (var reason in request.Members.SelectMany(member => member.Overrides))
            _ = campaign.UnitOf(reason.UnitCode);
        var now = clock.GetUtcNow();
        campaign.NameTeam(
            [
                .. request.Members.Select(member => new TeamMember(
                    member.PersonCode, names[member.PersonCode], member.Role,
                    [.. member.Overrides.Select(known => new IndependenceOverride(known.UnitCode, known.Reason, user.UserId, now))])),
            ],
            request.Decision is { } decision ? new TeamDecision(Papers.DecisionNumberOf(decision.Number), decision.IssuedOn, decision.Issuer) : null,
            user.UserId, now);
        await independence.DemandOfTeamAsync(campaign, [.. campaign.DirectUnits], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(CampaignView.Of(campaign), campaign);
    }
}
