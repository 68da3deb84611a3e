using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Inquiries;

/// <summary>Thỉnh thị: a professional question of a lower unit, the answer that it waits for, and by when.</summary>
internal sealed class Inquiry : IVersioned
{
    private Inquiry()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The unit that asks.</summary>
    public string UnitCode { get; private set; } = "";

    /// <summary>The unit that has to answer: above the asking one, or a division of one above.</summary>
    public string ToUnitCode { get; private set; } = "";

    public int WorkYear { get; private init; }

    public string? FieldCode { get; private init; }

    public string Subject { get; private init; } = "";

    public string Question { get; private init; } = "";

    public string SearchKey { get; private init; } = "";

    public DateOnly AskedOn { get; private init; }

    public string AskedBy { get; private init; } = "";

    public Deadline Deadline { get; private init; } = null!;

    public InquiryState State { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>Number and symbol of the answering document, where it has one.</summary>
    public string? AnswerNumber { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public string? AnsweredBy { get; private set; }

    /// <summary>A document states a day and no hour: the whole last day is in time.</summary>
    public bool? InTime { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public long Version { get; private set; }

    public static Inquiry Ask(AskRequest request, DateOnly askedOn, Deadline deadline, DateOnly today, PeriodCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (askedOn > today)
            throw InquiryRules.InFuture(askedOn);
        if (deadline.DueOn < askedOn)
            throw InquiryRules.DueBeforeAsked(deadline.DueOn, askedOn);
        return new Inquiry
        {
            UnitCode = request.UnitCode,
            ToUnitCode = request.ToUnitCode,
            WorkYear = calendar.Containing(askedOn).Year,
            FieldCode = request.FieldCode,
            Subject = VietnameseText.Clean(request.Subject),
            Question = VietnameseText.Normalize(request.Question),
            SearchKey = VietnameseText.SearchKey($"{request.Subject} {request.Question}"),
            AskedOn = askedOn,
            AskedBy = VietnameseText.Clean(request.AskedBy),
            Deadline = deadline,
        };
    }

    public void AnswerWith(string answer, string? number, DateOnly on, DateOnly today, string by)
    {
        DemandOpen();
        if (on > today)
            throw InquiryRules.InFuture(on);
        if (on < AskedOn)
            throw InquiryRules.AnsweredBeforeAsked(on, AskedOn);
        (State, Answer, AnswerNumber, AnsweredOn, AnsweredBy) = (InquiryState.Answered, VietnameseText.Normalize(answer), number, on, by);
        InTime = on <= Deadline.DueOn;
    }

    public void Withdraw(string reason)
    {
        DemandOpen();
        (State, WithdrawnReason) = (InquiryState.Withdrawn, reason);
    }

    /// <summary>
    /// Bàn giao: the successor asks, or has to answer, from now on, by the same day. Nobody asks himself: where it would be both, the
    /// question ends.
    /// </summary>
    public void HandOver(string predecessor, string heir, string reason)
    {
        DemandOpen();
        var (asks, answers) = (UnitCode == predecessor ? heir : UnitCode, ToUnitCode == predecessor ? heir : ToUnitCode);
        if (asks == answers)
            Withdraw(reason);
        else
            (UnitCode, ToUnitCode) = (asks, answers);
    }

    private void DemandOpen()
    {
        if (State != InquiryState.Open)
            throw InquiryRules.NotOpen(Subject);
    }
}

public enum InquiryState
{
    Open,
    Answered,
    Withdrawn,
}
