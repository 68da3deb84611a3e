using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>How often a category of findings came up: the ground of a notice of common lessons.</summary>
public sealed record CommonFinding(FindingCategory Category, string Name, int Units, int Findings, string Example);

/// <param name="Text">The paragraph that the notice can begin with, from the data, in Vietnamese whatever the reader's language.</param>
/// <param name="Findings">The categories, the most common first.</param>
public sealed record LessonsDraft(string Text, IReadOnlyList<CommonFinding> Findings);

/// <summary>Notices of common lessons (thông báo rút kinh nghiệm chung), from the draft to the units.</summary>
internal static class LessonsEndpoints
{
    public static void MapLessons(this IEndpointRouteBuilder routes)
    {
        var lessons = routes.MapGroup("/campaigns/{id:guid}/lessons").WithTags("Campaigns");
        lessons.MapGet("/draft", DraftNotice).RequirePermission(InspectionsPermissions.RunCampaigns);
        lessons.MapPost("/", GiveNotice).RequirePermission(InspectionsPermissions.RunCampaigns).Idempotent<InspectionsDbContext>();
    }

    private static async Task<Ok<LessonsDraft>> DraftNotice(
        Guid id, InspectionsDbContext db, InspectionAccess access, UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, campaign.ConductingUnitCode, cancellationToken);
        var findings = await db.Findings.AsNoTracking().Where(finding => finding.CampaignId == id).ToListAsync(cancellationToken);
        CommonFinding[] common =
        [
            .. findings.GroupBy(finding => finding.Category)
                .Select(group => new CommonFinding(
                    group.Key, texts[NameOf(group.Key)], group.Select(finding => finding.UnitCode).Distinct().Count(), group.Count(),
                    group.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Id).First().Statement))
                .OrderByDescending(category => category.Units).ThenByDescending(category => category.Findings).ThenBy(category => category.Category),
        ];
        var text = common.Length == 0
            ? texts.InVietnamese("lessons.none", campaign.Units.Count)
            : texts.InVietnamese("lessons.draft", campaign.Units.Count, string.Join("; ", common.Select(category =>
                texts.InVietnamese("lessons.category", texts.InVietnamese(NameOf(category.Category)), category.Units))));
        return TypedResults.Ok(new LessonsDraft(text, common));
    }

    private static string NameOf(FindingCategory category) => $"category.{category.Named()}";

    private static async Task<CreatedWithETag<LessonsNotice>> GiveNotice(
        Guid id, GiveNoticeRequest request, InspectionsDbContext db, InspectionAccess access, UnitScope scope, CurrentUser user,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(InspectionsPermissions.RunCampaigns, campaign.ConductingUnitCode, cancellationToken);
        Dates.DemandNotAhead(request.IssuedOn, clock);
        var notice = new LessonsNotice(Guid.CreateVersion7(), request.Number, request.IssuedOn, request.Text, user.UserId);
        campaign.GiveNotice(notice, await db.UnitInspections.AnyAsync(
            inspection => inspection.CampaignId == id && inspection.State == InspectionState.Concluded, cancellationToken));
        await events.Publish(
            new CommonLessonsNoticed
            {
                StreamKey = $"inspection-campaign:{id}",
                Version = campaign.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                CampaignId = id,
                NoticeId = notice.Id,
                ByUnitCode = campaign.ConductingUnitCode,
                WorkYear = campaign.WorkYear,
                Number = notice.Number,
                IssuedOn = notice.IssuedOn,
                UnitCodes = [.. campaign.Units.Select(unit => unit.ResponsibleUnitCode).Distinct()],
            },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/inspections/campaigns/{id}", notice, campaign);
    }
}
