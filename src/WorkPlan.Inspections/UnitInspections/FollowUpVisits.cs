using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.UnitInspections;

public enum FollowUpOutcome
{
    /// <summary>Seen to be remedied: verified on the remediation that the unit handed in.</summary>
    Remedied,

    /// <summary>Not remedied, or back again: a verified finding is re-opened.</summary>
    Standing,
}

/// <summary>A visit after the conclusion (phúc tra), and what had become of each finding.</summary>
public sealed record FollowUpVisit(
    Guid Id, DateOnly VisitedOn, string Content, IReadOnlyList<FollowedFinding> Findings, string VisitedBy, DateTimeOffset RecordedAt);

public sealed record FollowedFinding(Guid FindingId, FollowUpOutcome Outcome);

public sealed record RecordFollowUpRequest
{
    public required DateOnly VisitedOn { get; init; }

    [Text(4000)]
    public required string Content { get; init; }

    [Items(1, 200)]
    public required IReadOnlyList<FollowedFindingRequest> Findings { get; init; }
}

public sealed record FollowedFindingRequest
{
    public required Guid FindingId { get; init; }

    public required FollowUpOutcome Outcome { get; init; }

    /// <summary>The new deadline of a finding that is re-opened.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Records a follow-up visit; what it saw of each finding takes effect with it, or nothing of it does.</summary>
internal static class FollowUpVisits
{
    public static async Task<OkWithETag<UnitInspectionView>> Record(
        Guid id, string unitCode, RecordFollowUpRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, Reopenings reopenings, CurrentUser user, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandInspectorOfAsync(campaign, unitCode, cancellationToken);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.VisitedOn, clock);
        inspection.FollowUp(new FollowUpVisit(
            Guid.CreateVersion7(), request.VisitedOn, request.Content,
            [.. request.Findings.Select(followed => new FollowedFinding(followed.FindingId, followed.Outcome))], user.UserId, clock.GetUtcNow()));
        foreach (var followed in request.Findings)
        {
            var finding = await db.Findings.SingleOrDefaultAsync(
                known => known.Id == followed.FindingId && known.CampaignId == id && known.UnitCode == unitCode, cancellationToken)
                ?? throw FindingRules.NotOfUnit(unitCode);
            var now = clock.GetUtcNow();
            if (followed.Outcome == FollowUpOutcome.Remedied && finding.State != FindingState.Verified)
            {
                finding.Verify(null, user.UserId, request.VisitedOn);
                (await reopenings.OwedAsync(finding, cancellationToken)).Satisfy(user.UserId, now);
                await events.Publish(FindingMessages.Verified(finding, now), cancellationToken);
            }
            else if (followed.Outcome == FollowUpOutcome.Standing && finding.State == FindingState.Verified)
            {
                var due = followed.DueAt ?? throw FindingRules.ReopeningNeedsDeadline();
                await reopenings.ReopenAsync(finding, new Reopening(request.Content, request.VisitedOn, due, user.UserId), cancellationToken);
                await events.Publish(FindingMessages.Raised(finding, now), cancellationToken);
            }
        }
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
