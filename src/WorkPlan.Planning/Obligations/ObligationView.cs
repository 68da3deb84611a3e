using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

internal sealed record ObligationView
{
    public required Guid Id { get; init; }

    public required ObligationKind Kind { get; init; }

    public required DebtorView Debtor { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The document that is to be answered or acknowledged; null for a report and for the answer to a question.</summary>
    public required Guid? DocumentId { get; init; }

    /// <summary>The form and the period, for a report.</summary>
    public required OwedReportView? Report { get; init; }

    /// <summary>The question that is to be answered.</summary>
    public required Guid? InquiryId { get; init; }

    /// <summary>Number and date of the document, or its abstract; of a report its form and period; of a question what it is about.</summary>
    public required string Document { get; init; }

    public required ObligationStanding State { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>What a computed deadline counts from, and how many working days.</summary>
    public required DateOnly? CountedFrom { get; init; }

    public required int? WorkingDays { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required AnswerView? Answer { get; init; }

    public required WaiverView? Waiver { get; init; }

    public required int Reopened { get; init; }

    /// <summary>What was answered before a material correction made it owed again.</summary>
    public required IReadOnlyList<PastAnswer> Past { get; init; }

    public static ObligationView Of(PlanningObligation obligation, string document, DateTimeOffset now) => new()
    {
        Id = obligation.Id,
        Kind = obligation.Kind,
        Debtor = new DebtorView(obligation.DebtorKind, obligation.DebtorCode),
        UnitCode = obligation.UnitCode,
        WorkYear = obligation.WorkYear,
        DocumentId = obligation.DocumentId,
        Report = obligation.Report is { } report ? new OwedReportView(report.FormCode, report.PeriodCode) : null,
        InquiryId = obligation.InquiryId,
        Document = document,
        State = obligation.StandingAt(now),
        DueAt = obligation.Deadline.DueAt,
        DueOn = obligation.Deadline.DueOn,
        CountedFrom = obligation.Deadline.EventOn,
        WorkingDays = obligation.Deadline.Days,
        OpenedAt = obligation.OpenedAt,
        Answer = obligation is { State: ObligationState.Satisfied, AnsweredOn: { } on }
            ? new AnswerView(
                on, obligation.AnsweredByVersion, obligation.NoChangeReason, obligation.SatisfiedBy!, !obligation.AsValue().WasLate, obligation.EnteredAt)
            : null,
        Waiver = obligation.State == ObligationState.Waived
            ? new WaiverView(obligation.WaivedAt!.Value, obligation.WaivedBy!, obligation.WaivedReason!)
            : null,
        Reopened = obligation.Reopened,
        Past = obligation.Past,
    };
}

internal sealed record OwedReportView(string FormCode, string Period);

internal sealed record DebtorView(DebtorKind Kind, string Code);

/// <param name="On">The day of the answer, as its document says.</param>
/// <param name="VersionNumber">The version of the plan that answers.</param>
/// <param name="NoChangeReason">Or why nothing had to change.</param>
/// <param name="By">Who entered it.</param>
/// <param name="InTime">Whether the day of the answer is in time.</param>
/// <param name="EnteredAt">When it was entered; null where nobody kept that.</param>
internal sealed record AnswerView(DateOnly On, int? VersionNumber, string? NoChangeReason, string By, bool InTime, DateTimeOffset? EnteredAt);

internal sealed record WaiverView(DateTimeOffset At, string By, string Reason);
