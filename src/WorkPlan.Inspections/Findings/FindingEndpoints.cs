using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.Findings;

internal static class FindingEndpoints
{
    private static readonly Sorting<Finding> Sorting = new Sorting<Finding>(finding => finding.Id)
        .By("raisedOn", finding => finding.RaisedOn)
        .By("dueAt", finding => finding.DueAt)
        .By("unitCode", finding => finding.UnitCode);

    public static void MapFindings(this IEndpointRouteBuilder routes)
    {
        var tagged = routes.MapGroup("").WithTags("Findings");
        tagged.MapPost("/campaigns/{id:guid}/units/{unitCode}/findings", RaiseFinding)
            .RequirePermission(InspectionsPermissions.Inspect).Idempotent<InspectionsDbContext>();
        tagged.MapGet("/findings", ListFindings).RequirePermission(InspectionsPermissions.Read);
        tagged.MapGet("/findings/{id:guid}", GetFinding).RequirePermission(InspectionsPermissions.Read);
        tagged.MapGet("/findings/{id:guid}/repeats", ListRepeats).RequirePermission(InspectionsPermissions.Read);
        tagged.MapPost("/findings/{id:guid}/remediations", Remediate)
            .RequirePermission(InspectionsPermissions.AnswerForUnit).Idempotent<InspectionsDbContext>();
        tagged.MapPost("/findings/{id:guid}/verify", Verify).RequirePermission(InspectionsPermissions.Inspect);
        tagged.MapPost("/findings/{id:guid}/referral", Refer).RequirePermission(InspectionsPermissions.Inspect);
        tagged.MapPost("/findings/{id:guid}/reopen", Reopen).RequirePermission(InspectionsPermissions.Inspect);
    }

    private static async Task<CreatedWithETag<FindingView>> RaiseFinding(
        Guid id, string unitCode, RaiseFindingRequest request, InspectionsDbContext db, InspectionAccess access, ChecklistSheet sheet,
        UnitHeads heads, RepeatFindings repeats, SubjectResolution subjects, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken);
        Dates.DemandNotAhead(request.RaisedOn, clock);
        var fact = request.ItemCode is { } item ? await sheet.CiteAsync(campaign, inspection, item, cancellationToken) : null;
        var finding = Finding.Raise(
            campaign, inspection, request, fact, await heads.InOfficeAsync(unitCode, request.RaisedOn, cancellationToken),
            await repeats.EarlierAsync(id, unitCode, request, cancellationToken));
        if (request.PlanId is { } plan)
            await subjects.DemandPlanOfAsync(plan, request.PlanTaskId, request.PlanTargetCode, unitCode, cancellationToken);
        db.Findings.Add(finding);
        // A conclusion at the same moment would miss the finding: one of the two has to wait.
        db.Touch(inspection);
        db.Obligations.Add(InspectionObligation.ToRemediate(finding, clock.GetUtcNow()));
        await events.Publish(FindingMessages.Raised(finding, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/inspections/findings/{finding.Id}", FindingView.Of(finding), finding);
    }

    private static async Task<Page<FindingView>> ListFindings(
        [AsParameters] PageQuery page, string? unit, string? under, int? workYear, Guid? campaign, Choice<FindingState>? state,
        Choice<FindingCategory>? category, InspectionsDbContext db, UnitScope scope, IUnitDirectory directory, Texts texts,
        CancellationToken cancellationToken)
    {
        var findings = await VisibleAsync(db, scope, cancellationToken);
        if (unit is not null)
            findings = findings.Where(finding => finding.UnitCode == unit || finding.HandedOverTo == unit);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            findings = findings.Where(finding => subtree.Contains(finding.UnitCode) || subtree.Contains(finding.HandedOverTo!));
        }
        if (workYear is not null)
            findings = findings.Where(finding => finding.WorkYear == workYear);
        if (campaign is not null)
            findings = findings.Where(finding => finding.CampaignId == campaign);
        if (state is { Value: var inState })
            findings = findings.Where(finding => finding.State == inState);
        if (category is { Value: var ofCategory })
            findings = findings.Where(finding => finding.Category == ofCategory);
        return await findings.AsNoTracking().ToPageAsync(page, Sorting, "-raisedOn", FindingView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<FindingView>> GetFinding(
        Guid id, InspectionsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(FindingView.Of(finding), finding);
    }

    /// <summary>The finding and those that it repeats, the latest first; what the caller may not see of them is left out.</summary>
    private static async Task<Ok<IReadOnlyList<FindingView>>> ListRepeats(
        Guid id, InspectionsDbContext db, UnitScope scope, RepeatFindings repeats, CancellationToken cancellationToken)
    {
        var chain = await repeats.ChainAsync(await FindAsync(id, db, scope, cancellationToken), cancellationToken);
        var ids = chain.Select(finding => finding.Id).ToHashSet();
        var seen = await (await VisibleAsync(db, scope, cancellationToken)).Where(finding => ids.Contains(finding.Id))
            .Select(finding => finding.Id).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<FindingView>>([.. chain.Where(finding => seen.Contains(finding.Id)).Select(FindingView.Of)]);
    }

    private static async Task<CreatedWithETag<FindingView>> Remediate(
        Guid id, RemediateRequest request, InspectionsDbContext db, InspectionAccess access, UnitScope scope, EvidenceIntake intake,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(id, db, scope, cancellationToken);
        await access.DemandUnitAsync(finding.ResponsibleUnitCode, finding.ByUnitCode, cancellationToken);
        Dates.DemandNotAhead(request.EffectiveOn, clock);
        var evidence = await intake.TakeAsync(request.Evidence, user.UserId, cancellationToken);
        finding.Remediate(new Remediation(
            Guid.CreateVersion7(), request.Description, request.EffectiveOn, evidence, user.UserId, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/inspections/findings/{finding.Id}", FindingView.Of(finding), finding);
    }

    private static async Task<OkWithETag<FindingView>> Verify(
        Guid id, VerifyRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        Reopenings reopenings, CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(id, db, scope, cancellationToken);
        await DemandInspectorAsync(finding, db, access, cancellationToken);
        ifMatch.Demand(finding);
        Dates.DemandNotAhead(request.VerifiedOn, clock);
        finding.Verify(request.RemediationId, user.UserId, request.VerifiedOn);
        (await reopenings.OwedAsync(finding, cancellationToken)).Satisfy(user.UserId, clock.GetUtcNow());
        await events.Publish(FindingMessages.Verified(finding, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(FindingView.Of(finding), finding);
    }

    private static async Task<OkWithETag<FindingView>> Reopen(
        Guid id, ReopenRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope, Reopenings reopenings,
        CurrentUser user, IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(id, db, scope, cancellationToken);
        await DemandInspectorAsync(finding, db, access, cancellationToken);
        ifMatch.Demand(finding);
        Dates.DemandNotAhead(request.ReopenedOn, clock);
        await reopenings.ReopenAsync(finding, new Reopening(request.Reason, request.ReopenedOn, request.DueAt, user.UserId), cancellationToken);
        await events.Publish(FindingMessages.Raised(finding, clock.GetUtcNow()), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(FindingView.Of(finding), finding);
    }

    /// <summary>Says by which document the inspectorate got it: a reference and nothing more, whatever its state.</summary>
    private static async Task<OkWithETag<FindingView>> Refer(
        Guid id, ReferFindingRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access, UnitScope scope,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var finding = await FindAsync(id, db, scope, cancellationToken);
        await DemandInspectorAsync(finding, db, access, cancellationToken);
        ifMatch.Demand(finding);
        Dates.DemandNotAhead(request.IssuedOn, clock);
        finding.Refer(new InspectorateReferral(Papers.NumberOf(request.Number), request.IssuedOn, request.Body, user.UserId));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(FindingView.Of(finding), finding);
    }

    private static async Task<Finding> FindAsync(Guid id, InspectionsDbContext db, UnitScope scope, CancellationToken cancellationToken) =>
        await (await VisibleAsync(db, scope, cancellationToken)).SingleOrDefaultAsync(finding => finding.Id == id, cancellationToken)
        ?? throw new NotFoundException();

    private static async Task DemandInspectorAsync(
        Finding finding, InspectionsDbContext db, InspectionAccess access, CancellationToken cancellationToken) =>
        await access.DemandInspectorOfAsync(
            await db.Campaigns.AsNoTracking().SingleAsync(campaign => campaign.Id == finding.CampaignId, cancellationToken), finding.UnitCode, cancellationToken);

    /// <summary>Findings on the units where the caller reads, and those that the caller's unit raised or took over from whoever did.</summary>
    internal static async Task<IQueryable<Finding>> VisibleAsync(InspectionsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var read = await scope.UnitsAsync(InspectionsPermissions.Read, cancellationToken);
        var inspected = await scope.UnitsAsync(InspectionsPermissions.Inspect, cancellationToken);
        if (read.All || inspected.All)
            return db.Findings;
        var (units, byUnits) = (read.Codes, inspected.Codes);
        return db.Findings.Where(finding => units.Contains(finding.UnitCode) || units.Contains(finding.HandedOverTo!) || byUnits.Contains(finding.ByUnitCode)
            || db.Campaigns.Any(campaign => campaign.Id == finding.CampaignId && byUnits.Contains(campaign.ByUnitCode)));
    }
}
