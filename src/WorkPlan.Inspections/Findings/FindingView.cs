using System.Linq.Expressions;

namespace WorkPlan.Inspections.Findings;

public sealed record FindingView(
    Guid Id, Guid CampaignId, string UnitCode, string ByUnitCode, int WorkYear, FindingCategory Category, FindingSeverity Severity,
    FindingState State, string Statement, string Cause, string Remedy, DateOnly RaisedOn, DateTimeOffset DueAt, Guid? PlanId,
    string? FieldCode, string? ItemCode, Guid? EvidenceId, string? HeadPersonCode, string? HeadName,
    IReadOnlyList<Remediation> Remediations, DateOnly? VerifiedOn, string? VerifiedBy, Guid? VerifiedRemediationId,
    IReadOnlyList<Reopening> Reopenings, string? HandedOverTo, IReadOnlyList<FindingHandOver> HandOvers,
    Guid? RepeatOfId, int Repeats, FindingCauseKind? CauseKind, bool? CauseObjective, CitedFact? CitedFact, InspectorateReferral? Referral,
    Guid? PlanTaskId, string? PlanTargetCode)
{
    internal static readonly Expression<Func<Finding, FindingView>> Projection = finding => new FindingView(
        finding.Id, finding.CampaignId, finding.UnitCode, finding.ByUnitCode, finding.WorkYear, finding.Category, finding.Severity,
        finding.State, finding.Statement, finding.Cause, finding.Remedy, finding.RaisedOn, finding.DueAt, finding.PlanId,
        finding.FieldCode, finding.ItemCode, finding.EvidenceId, finding.HeadPersonCode, finding.HeadName,
        finding.Remediations, finding.VerifiedOn, finding.VerifiedBy, finding.VerifiedRemediationId, finding.Reopenings,
        finding.HandedOverTo, finding.HandOvers, finding.RepeatOfId, finding.Repeats, finding.CauseKind, finding.CauseObjective,
        finding.CitedFact, finding.Referral, finding.PlanTaskId, finding.PlanTargetCode);

    internal static readonly Func<Finding, FindingView> Of = Projection.Compile();
}
