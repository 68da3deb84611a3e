using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;

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
        Document = document,
        DueAt = obligation.Deadline.DueAt,
    };
}
