using WorkPlan.Planning.Inquiries;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>
/// The kernel's obligation as a row: a unit owes an answer to a document (supplement its plan, or say that nothing changes), to a question, or a report,
/// or a person owes the acknowledgement of a document. The kernel decides what may happen to it; the row keeps what the kernel says.
/// </summary>
internal sealed class PlanningObligation : IVersioned
{
    private PlanningObligation()
    {
    }

    public Guid Id { get; private init; }

    public ObligationKind Kind { get; private init; }

    public DebtorKind DebtorKind { get; private init; }

    public string DebtorCode { get; private set; } = "";

    /// <summary>The unit whose people look after it: the debtor itself, or the unit in which the person was told.</summary>
    public string UnitCode { get; private set; } = "";

    public int WorkYear { get; private set; }

    /// <summary>The document that is to be answered or acknowledged; null for a report and for the answer to a question.</summary>
    public Guid? DocumentId { get; private init; }

    /// <summary>For a report: its form, its period and how people call it.</summary>
    public OwedReport? Report { get; private init; }

    public string Subject { get; private set; } = "";

    public string SourceEvent { get; private set; } = "";

    public string SourceKey { get; private init; } = "";

    public Deadline Deadline { get; private set; } = null!;

    public ObligationState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    public string? SatisfiedBy { get; private set; }

    public DateTimeOffset? SatisfiedAt { get; private set; }

    /// <summary>The day of the answer or acknowledgement, which can lie before the day it was entered.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>When the answer was entered; null where nobody kept that.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>The version of the plan that answers it.</summary>
    public int? AnsweredByVersion { get; private set; }

    /// <summary>Why the plan needs no change: an answer, too.</summary>
    public string? NoChangeReason { get; private set; }

    public string? WaivedBy { get; private set; }

    public DateTimeOffset? WaivedAt { get; private set; }

    public string? WaivedReason { get; private set; }

    /// <summary>How often it was owed again after a material correction, or got another deadline: each time it is reminded of anew.</summary>
    public int Reopened { get; private set; }

    /// <summary>What was answered to earlier texts of the document.</summary>
    public IReadOnlyList<PastAnswer> Past { get; private set; } = [];

    public long Version { get; private set; }

    /// <summary>Whose report is owed, whoever sees to it by now; null for anything else.</summary>
    public string? ReportingUnitCode => Report is null ? null : SourceKey[..SourceKey.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>The question that is to be answered; null for anything else.</summary>
    public Guid? InquiryId => Kind == ObligationKind.Answer ? Guid.Parse(SourceKey) : null;

    public bool IsOpen => State == ObligationState.Open;

    /// <summary>A unit owes an answer to a document.</summary>
    public static PlanningObligation ToSupplement(
        string unitCode, int workYear, Guid documentId, string sourceEvent, Deadline deadline, DateTimeOffset openedAt) =>
        From(
            Obligation.Open(
                ObligationKind.Supplement, Debtor.Unit(unitCode), SubjectOf(unitCode, workYear),
                new ObligationSource(sourceEvent, documentId.ToString()), deadline),
            unitCode, workYear, documentId, openedAt);

    /// <summary>A person owes the acknowledgement of a document that was disseminated in the unit.</summary>
    public static PlanningObligation ToAcknowledge(
        string personCode, string unitCode, int workYear, Guid documentId, Guid disseminationId, Deadline deadline, DateTimeOffset openedAt) =>
        From(
            Obligation.Open(
                ObligationKind.Acknowledge, Debtor.Person(personCode), $"document:{documentId}",
                new ObligationSource(ObligationEvents.Disseminated, disseminationId.ToString()), deadline),
            unitCode, workYear, documentId, openedAt);

    /// <summary>A unit owes the answer to a question of a lower one.</summary>
    public static PlanningObligation ToAnswer(Inquiry inquiry, DateTimeOffset openedAt)
    {
        ArgumentNullException.ThrowIfNull(inquiry);
        return From(
            Obligation.Open(
                ObligationKind.Answer, Debtor.Unit(inquiry.ToUnitCode), $"inquiry:{inquiry.Id}",
                new ObligationSource(ObligationEvents.InquiryAsked, inquiry.Id.ToString()), inquiry.Deadline),
            inquiry.ToUnitCode, inquiry.WorkYear, null, openedAt);
    }

    /// <summary>A unit owes a report. After a hand-over its heir does, and the source still names who was to report first.</summary>
    public static PlanningObligation ToReport(string unitCode, OwedReport report, Deadline deadline, DateTimeOffset openedAt) =>
        From(
            Obligation.Open(
                ObligationKind.Report, Debtor.Unit(unitCode), $"report:{unitCode}/{report.FormCode}/{report.PeriodCode}",
                new ObligationSource(ObligationEvents.ReportDue, SourceKeyOf(unitCode, report.FormCode, report.PeriodCode)), deadline),
            unitCode, Period.Parse(report.PeriodCode).WorkYear, null, openedAt, report);

    public static string SourceKeyOf(string unitCode, string formCode, string periodCode) => $"{unitCode}:{formCode}:{periodCode}";

    /// <summary>Another document says by when; what was reminded of by the old day is reminded of by the new one.</summary>
    public void MoveTo(Deadline deadline)
    {
        Keep(AsValue().MoveTo(deadline));
        Reopened++;
    }

    public void Satisfy(SatisfiedBy answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Keep(AsValue().Satisfy(answer.UserId, answer.At));
        AnsweredOn = answer.On;
        EnteredAt = answer.EnteredAt;
        AnsweredByVersion = answer.VersionNumber;
        NoChangeReason = answer.NoChangeReason;
    }

    public void Waive(string by, DateTimeOffset at, string reason) => Keep(AsValue().Waive(by, at, reason));

    /// <summary>Owed anew after a material correction: with the new deadline, whatever was answered before.</summary>
    public void OweAgain(string sourceEvent, Deadline deadline, DateTimeOffset at)
    {
        if (State == ObligationState.Satisfied)
            Past = [.. Past, new PastAnswer(Reopened, AnsweredOn!.Value, AnsweredByVersion, NoChangeReason, SatisfiedBy!, !AsValue().WasLate) { EnteredAt = EnteredAt }];
        Keep(IsOpen
            ? AsValue().MoveTo(deadline)
            : AsValue().Reopen(new ObligationSource(sourceEvent, SourceKey), deadline));
        OpenedAt = at;
        AnsweredOn = null;
        EnteredAt = null;
        AnsweredByVersion = null;
        NoChangeReason = null;
        Reopened++;
    }

    /// <summary>The document applies to another work year than it said at first: another plan answers it.</summary>
    public void BelongTo(int workYear)
    {
        if (Kind == ObligationKind.Supplement)
            Subject = SubjectOf(UnitCode, workYear);
        WorkYear = workYear;
    }

    /// <summary>Bàn giao: the successor owes it from now on, by the same day. A person goes on owing, looked after by the new unit.</summary>
    public void HandOverTo(string unitCode)
    {
        if (DebtorKind == DebtorKind.Unit)
        {
            Keep(AsValue().HandOverTo(Debtor.Unit(unitCode)));
            DebtorCode = unitCode;
        }
        UnitCode = unitCode;
    }

    public ObligationStanding StandingAt(DateTimeOffset now) => AsValue().StandingAt(now);

    public Obligation AsValue()
    {
        var open = Obligation.Open(
            Kind, new Debtor(DebtorKind, DebtorCode), Subject, new ObligationSource(SourceEvent, SourceKey), Deadline);
        return State switch
        {
            ObligationState.Satisfied => open.Satisfy(SatisfiedBy!, SatisfiedAt!.Value),
            ObligationState.Waived => open.Waive(WaivedBy!, WaivedAt!.Value, WaivedReason!),
            _ => open,
        };
    }

    private static string SubjectOf(string unitCode, int workYear) => $"plan:{unitCode}/{workYear}";

    private static PlanningObligation From(
        Obligation value, string unitCode, int workYear, Guid? documentId, DateTimeOffset openedAt, OwedReport? report = null)
    {
        var row = new PlanningObligation
        {
            Id = Guid.CreateVersion7(),
            Kind = value.Kind,
            DebtorKind = value.Debtor.Kind,
            DebtorCode = value.Debtor.Code,
            Subject = value.Subject,
            SourceKey = value.Source.Key,
            UnitCode = unitCode,
            WorkYear = workYear,
            DocumentId = documentId,
            // A copy: a row owns it, and many units owe the same.
            Report = report is null ? null : report with { },
            OpenedAt = openedAt,
        };
        row.Keep(value);
        return row;
    }

    private void Keep(Obligation value)
    {
        SourceEvent = value.Source.Event;
        Deadline = value.Deadline;
        State = value.State;
        SatisfiedBy = value.SatisfiedBy;
        SatisfiedAt = value.SatisfiedAt;
        WaivedBy = value.WaivedBy;
        WaivedAt = value.WaivedAt;
        WaivedReason = value.WaivedReason;
    }
}

/// <param name="FormCode">The form.</param>
/// <param name="PeriodCode">The period.</param>
/// <param name="Title">The form's name, shortened.</param>
internal sealed record OwedReport(string FormCode, string PeriodCode, string Title)
{
    public const int MostTitle = 300;

    public string Name => $"{Title} ({PeriodCode})";

    public static OwedReport Of(string formCode, Period period, string formName) =>
        new(formCode, period.Code, formName.Length <= MostTitle ? formName : $"{formName[..(MostTitle - 1)]}…");
}

/// <summary>An answer to an earlier text: round 0 is the document as it was first.</summary>
internal sealed record PastAnswer(int Round, DateOnly On, int? VersionNumber, string? NoChangeReason, string By, bool InTime)
{
    /// <summary>When it was entered; null where nobody kept that.</summary>
    public DateTimeOffset? EnteredAt { get; init; }
}

/// <summary>The events that give rise to planning's obligations.</summary>
internal static class ObligationEvents
{
    public const string DocumentReceived = "DirectiveReceived";
    public const string DocumentCorrected = "DirectiveCorrected";
    public const string Disseminated = "DocumentDisseminated";
    public const string ReportDue = "ReportDue";
    public const string InquiryAsked = "InquiryAsked";
}
