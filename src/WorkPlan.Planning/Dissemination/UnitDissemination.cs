using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>
/// Quán triệt: a document was disseminated at a meeting of a unit. Who must acknowledge it are the persons with an obligation from it.
/// </summary>
internal sealed class UnitDissemination
{
    private UnitDissemination()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DocumentId { get; private init; }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public DateOnly MeetingOn { get; private init; }

    /// <summary>The person who disseminated it.</summary>
    public string DisseminatedBy { get; private init; } = "";

    /// <summary>By when it had to be disseminated: the document's own deadline, or computed from its receipt.</summary>
    public DateTimeOffset DueAt { get; private init; }

    public string RecordedBy { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>Rises with every change of the progress; the version that the others are told.</summary>
    public long Progress { get; private set; }

    /// <summary>Documents state days, so a meeting on the last day is in time whatever the hour.</summary>
    public bool InTime => MeetingOn <= VietnamTime.DateOf(DueAt);

    public static UnitDissemination Record(
        Documents.DirectiveDocument document, string unitCode, DateOnly meetingOn, string disseminatedBy, Deadline due,
        DateOnly today, DateTimeOffset at, string by)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(due);
        document.DemandRegistered();
        if (meetingOn < document.ReceivedOn)
            throw DisseminationRules.BeforeReceipt(meetingOn, document.ReceivedOn);
        if (meetingOn > today)
            throw DisseminationRules.MeetingInFuture(meetingOn);
        return new UnitDissemination
        {
            DocumentId = document.Id,
            UnitCode = unitCode,
            WorkYear = document.WorkYear,
            MeetingOn = meetingOn,
            DisseminatedBy = disseminatedBy,
            DueAt = due.DueAt,
            RecordedAt = at,
            RecordedBy = by,
            Progress = 1,
        };
    }
}
