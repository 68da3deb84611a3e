using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>
/// Quán triệt: a document addresses a unit, and was disseminated at a meeting there or waits for one. Who must acknowledge it are the persons
/// with an obligation from it.
/// </summary>
internal sealed class UnitDissemination
{
    private UnitDissemination()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DocumentId { get; private init; }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private set; }

    /// <summary>Null while the document waits for the unit's meeting.</summary>
    public DateOnly? MeetingOn { get; private set; }

    /// <summary>The day whose staff is listed: that of the meeting, or of the receipt where the list was opened before it.</summary>
    public DateOnly ListedOn { get; private set; }

    /// <summary>The number of the last material correction that had to be acknowledged; 0 for the document as it was first.</summary>
    public int DocumentRound { get; private set; }

    /// <summary>The person who disseminated it.</summary>
    public string? DisseminatedBy { get; private set; }

    /// <summary>By when it had to be disseminated: the document's own deadline, or computed from its receipt.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The document addresses the unit no longer, or another one replaced it: whether it was disseminated is no question any more.</summary>
    public bool Released { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Rises with every change of the progress; the version that the others are told.</summary>
    public long Progress { get; private set; }

    /// <summary>Documents state days, so a meeting on the last day is in time whatever the hour.</summary>
    public bool? InTime => MeetingOn is { } on ? on <= VietnamTime.DateOf(DueAt) : null;

    public static UnitDissemination Record(
        Documents.DirectiveDocument document, string unitCode, DateOnly meetingOn, string disseminatedBy, Deadline due,
        DateOnly today, DateTimeOffset at, string by)
    {
        ArgumentNullException.ThrowIfNull(document);
        var dissemination = Expect(document, unitCode, meetingOn, due, at, by);
        dissemination.Hold(document, meetingOn, disseminatedBy, today, at, by);
        return dissemination;
    }

    /// <summary>The unit has yet to meet; of what everybody must acknowledge, its people owe already.</summary>
    public static UnitDissemination Expect(
        Documents.DirectiveDocument document, string unitCode, DateOnly listedOn, Deadline due, DateTimeOffset at, string by)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(due);
        document.DemandInForce();
        return new UnitDissemination
        {
            DocumentId = document.Id,
            UnitCode = unitCode,
            WorkYear = document.WorkYear,
            ListedOn = listedOn,
            DocumentRound = document.MaterialRound,
            DueAt = due.DueAt,
            RecordedAt = at,
            RecordedBy = by,
            Progress = 1,
        };
    }

    public void Hold(
        Documents.DirectiveDocument document, DateOnly meetingOn, string disseminatedBy, DateOnly today, DateTimeOffset at, string by)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (MeetingOn is not null)
            throw DisseminationRules.AlreadyDisseminated(UnitCode);
        if (meetingOn < document.ReceivedOn)
            throw DisseminationRules.BeforeReceipt(meetingOn, document.ReceivedOn);
        if (meetingOn > today)
            throw DisseminationRules.MeetingInFuture(meetingOn);
        (MeetingOn, ListedOn, DisseminatedBy) = (meetingOn, meetingOn, disseminatedBy);
        (RecordedAt, RecordedBy, Released) = (at, by, false);
    }

    public void Release() => Released = true;

    /// <summary>The document says something else by now, and addresses the unit: what is still to come follows it.</summary>
    public void Follow(Documents.DirectiveDocument document, Deadline due)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(due);
        (WorkYear, Released) = (document.WorkYear, false);
        if (MeetingOn is null)
            DueAt = due.DueAt;
    }

    /// <summary>From now on it is the corrected text that has to be acknowledged.</summary>
    public void Follow(int documentRound) => DocumentRound = documentRound;
}
