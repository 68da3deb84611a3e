using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Obligations;

internal static class ObligationMessages
{
    public static ObligationReminded Reminded(ObligationNotice notice, PlanningObligation obligation, string document) => new()
    {
        StreamKey = $"obligation-notice:{notice.Id}",
        Version = 1,
        OccurredAt = notice.RecordedAt,
        NoticeId = notice.Id,
        Obligation = Line(obligation, document),
        Rule = notice.Rule,
        Step = notice.Step,
    };

    public static ObligationEscalated Escalated(ObligationNotice notice, PlanningObligation obligation, string document) => new()
    {
        StreamKey = $"obligation-notice:{notice.Id}",
        Version = 1,
        OccurredAt = notice.RecordedAt,
        NoticeId = notice.Id,
        Obligation = Line(obligation, document),
        Rule = notice.Rule,
        Step = notice.Step,
        ToUnitCode = notice.RecipientUnitCode,
    };

    /// <summary>Of the obligation as it will be after the save that is being prepared.</summary>
    public static ObligationWaived Waived(PlanningObligation obligation, string document, TimeProvider clock) => new()
    {
        StreamKey = $"obligation:{obligation.Id}",
        Version = obligation.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        Obligation = Line(obligation, document),
        Reason = obligation.WaivedReason!,
    };

    /// <summary>Of the plan as it will be after the save that is being prepared.</summary>
    public static SupplementAnswered Answered(
        Plan plan, IReadOnlyList<PlanningObligation> owed, ObligationNames names, SatisfiedBy answer, TimeProvider clock) => new()
        {
            StreamKey = $"supplement-answers:{plan.Id}",
            Version = plan.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            PlanId = plan.Id,
            UnitCode = plan.UnitCode,
            WorkYear = plan.WorkYear,
            Documents =
            [
                .. owed.Select(obligation => new AnsweredDocument
                {
                    DocumentId = obligation.DocumentId!.Value,
                    InTime = !obligation.AsValue().WasLate,
                    Name = names[obligation],
                    ObligationId = obligation.Id,
                    Round = obligation.Reopened,
                }),
            ],
            VersionNumber = answer.VersionNumber,
            NoChangeReason = answer.NoChangeReason,
            AnsweredOn = answer.On,
        };

    public static ObligationLine Line(PlanningObligation obligation, string document) => new()
    {
        ObligationId = obligation.Id,
        Kind = DocumentMessages.Camel(obligation.Kind),
        DebtorKind = DocumentMessages.Camel(obligation.DebtorKind),
        DebtorCode = obligation.DebtorCode,
        UnitCode = obligation.UnitCode,
        WorkYear = obligation.WorkYear,
        DocumentId = obligation.DocumentId ?? Guid.Empty,
        FormCode = obligation.Report?.FormCode,
        Period = obligation.Report?.PeriodCode,
        ReportingUnitCode = obligation.ReportingUnitCode,
        InquiryId = obligation.InquiryId,
        Document = document,
        DueAt = obligation.Deadline.DueAt,
        Round = obligation.Reopened,
    };
}
