using WorkPlan.Inspections.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Findings;

internal static class FindingMessages
{
    public static FindingRaised Raised(Finding finding, DateTimeOffset now) => new()
    {
        StreamKey = StreamKey(finding),
        Version = finding.NextVersion(),
        OccurredAt = now,
        FindingId = finding.Id,
        CampaignId = finding.CampaignId,
        UnitCode = finding.UnitCode,
        ResponsibleUnitCode = finding.HandedOverTo,
        WorkYear = finding.WorkYear,
        Category = finding.Category.Named(),
        Severity = finding.Severity.Named(),
        Statement = finding.Statement,
        Cause = finding.Cause,
        CauseKind = finding.CauseKind?.Named(),
        CauseObjective = finding.CauseObjective,
        Remedy = finding.Remedy,
        RaisedOn = finding.StandsSince,
        DueAt = finding.DueAt,
        PlanId = finding.PlanId,
        PlanTaskId = finding.PlanTaskId,
        PlanTargetCode = finding.PlanTargetCode,
        FieldCode = finding.FieldCode,
        HeadPersonCode = finding.HeadPersonCode,
        RepeatOfFindingId = finding.RepeatOfId,
    };

    public static RemediationVerified Verified(Finding finding, DateTimeOffset now) => new()
    {
        StreamKey = StreamKey(finding),
        Version = finding.NextVersion(),
        OccurredAt = now,
        FindingId = finding.Id,
        CampaignId = finding.CampaignId,
        UnitCode = finding.UnitCode,
        VerifiedOn = finding.VerifiedOn!.Value,
    };

    private static string StreamKey(Finding finding) => $"finding:{finding.Id}";
}
