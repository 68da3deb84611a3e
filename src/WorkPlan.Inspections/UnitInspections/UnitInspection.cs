using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

public enum InspectionState
{
    Open,

    /// <summary>The unit has handed in its self-inspection report.</summary>
    Submitted,
    Concluded,
}

/// <summary>How the unit did; the scale has a middle.</summary>
public enum InspectionGrade
{
    Met,
    BasicallyMet,
    NotMet,
}

/// <summary>The inspection of one unit in a campaign, from the first answer to the conclusion. Whether it is direct is the campaign's to say.</summary>
internal sealed class UnitInspection : IVersioned
{
    private readonly List<ChecklistAnswer> _answers = [];

    private UnitInspection()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public InspectionState State { get; private set; }

    public IReadOnlyList<ChecklistAnswer> Answers => _answers;

    /// <summary>The answers that were given otherwise after the minutes were signed, oldest first.</summary>
    public List<ReplacedAnswer> ReplacedAnswers { get; private set; } = [];

    /// <summary>What to heed from now on; a note is not a finding.</summary>
    public List<InspectionNote> Notes { get; private set; } = [];

    public List<Evidence> Evidence { get; private set; } = [];

    public string? ReportText { get; private set; }

    /// <summary>When the last report was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? SubmittedBy { get; private set; }

    /// <summary>Whether the last report came after its deadline.</summary>
    public bool Late { get; private set; }

    /// <summary>The times that a report was given back, with the reasons.</summary>
    public List<ReportReturn> Returns { get; private set; } = [];

    /// <summary>Visits after the conclusion, oldest first.</summary>
    public List<FollowUpVisit> FollowUps { get; private set; } = [];

    public TwoPartyMinutes? Minutes { get; private set; }

    /// <summary>The conclusion in draft, which the unit may explain.</summary>
    public ConclusionDraft? Draft { get; private set; }

    /// <summary>What the unit explains before the conclusion.</summary>
    public string? Explanation { get; private set; }

    public string? ExplainedBy { get; private set; }

    public InspectionGrade? Grade { get; private set; }

    public string? Conclusion { get; private set; }

    public DateOnly? ConcludedOn { get; private set; }

    /// <summary>The facts as the conclusion rests on them. They stay as they are, whatever the sources say later.</summary>
    public List<FrozenFact> FrozenFacts { get; private set; } = [];

    public bool HasReported => SubmittedAt is not null && State != InspectionState.Open;

    public bool HasSignedMinutes => Minutes is { IsSigned: true };

    public static UnitInspection Of(InspectionCampaign campaign, CampaignUnit unit) => new() { CampaignId = campaign.Id, UnitCode = unit.UnitCode };

    public void Answer(ChecklistItem item, AnswerRequest request, FactReading? fact, InspectionMode mode, string by, DateTimeOffset at)
    {
        DemandOpenFor(mode);
        var answer = ChecklistAnswer.To(item, request, fact, mode, by, at);
        if (AnswerTo(item.Code, mode) is { } earlier)
        {
            if (HasSignedMinutes && mode == InspectionMode.Direct)
                ReplacedAnswers = [.. ReplacedAnswers, ReplacedAnswer.Of(earlier, by, at)];
            _answers.Remove(earlier);
        }
        _answers.Add(answer);
    }

    public void Note(InspectionNote note)
    {
        DemandNotConcluded();
        Notes = [.. Notes, note];
    }

    public void FollowNote(Guid noteId, NoteFollowUp followUp, DateOnly? heededOn)
    {
        var note = Notes.Find(known => known.Id == noteId) ?? throw new NotFoundException();
        if (note.HeededOn is not null)
            throw UnitInspectionRules.NoteHeeded();
        Notes = [.. Notes.Select(known => known == note ? known with { FollowUps = [.. known.FollowUps ?? [], followUp], HeededOn = heededOn } : known)];
    }

    /// <summary>A revision names the evidence that it revises, which stays; only the latest can be revised.</summary>
    public Evidence Attach(Evidence evidence)
    {
        DemandNotConcluded();
        var attached = evidence;
        if (evidence.RevisesId is { } id)
        {
            var revised = Evidence.Find(known => known.Id == id) ?? throw Findings.FindingRules.EvidenceNotKnown();
            if (Evidence.Exists(known => known.RevisesId == id))
                throw UnitInspectionRules.EvidenceRevised();
            attached = evidence with { Revision = revised.Revision + 1 };
        }
        Evidence = [.. Evidence, attached];
        return attached;
    }

    public void FollowUp(FollowUpVisit visit)
    {
        if (ConcludedOn is not { } concluded)
            throw UnitInspectionRules.NotConcluded(UnitCode);
        if (visit.VisitedOn <= concluded)
            throw UnitInspectionRules.FollowUpBeforeConclusion(concluded);
        FollowUps = [.. FollowUps, visit];
    }

    public void WriteMinutes(InspectionMode mode, TwoPartyMinutes minutes, DateOnly? visitFrom)
    {
        DemandNotConcluded();
        if (mode != InspectionMode.Direct)
            throw UnitInspectionRules.MinutesOnlyForDirect(UnitCode);
        if (HasSignedMinutes)
            throw UnitInspectionRules.MinutesSigned();
        if (minutes.HeldOn < visitFrom)
            throw UnitInspectionRules.MinutesBeforeFieldwork(visitFrom.Value);
        Minutes = minutes;
    }

    public void SignMinutes(MinutesParty party, Signature signature)
    {
        DemandNotConcluded();
        Minutes = (Minutes ?? throw UnitInspectionRules.NoMinutes()).SignedFor(party, signature);
    }

    /// <summary>After the minutes of a visit, or the report of a unit that inspected itself.</summary>
    public void DraftConclusion(InspectionMode mode, ConclusionDraft draft)
    {
        DemandNotConcluded();
        DemandExamined(mode, draft.DraftedOn);
        Draft = draft;
    }

    public void Explain(string text, string by)
    {
        DemandNotConcluded();
        (Explanation, ExplainedBy) = (text, by);
    }

    /// <summary>The self-inspecting unit hands in its report, every question answered.</summary>
    public void Submit(Checklist checklist, InspectionMode mode, Deadline deadline, string text, string by, DateTimeOffset at)
    {
        if (mode != InspectionMode.Self)
            throw UnitInspectionRules.ReportOnlyFromSelf(UnitCode);
        DemandOpenFor(mode);
        DemandAllAnswered(checklist, mode);
        (State, ReportText, SubmittedBy, SubmittedAt, Late) = (InspectionState.Submitted, text, by, at, deadline.IsOverdue(at));
    }

    /// <summary>The inspecting unit gives the report back to be changed.</summary>
    public void Return(ReportReturn returned)
    {
        if (State != InspectionState.Submitted)
            throw UnitInspectionRules.NothingToReturn(UnitCode);
        State = InspectionState.Open;
        Returns = [.. Returns, returned];
    }

    /// <summary>Concludes on what was reported or recorded; from here on the facts stay as they are.</summary>
    public void Conclude(Checklist checklist, InspectionMode mode, InspectionGrade grade, string text, DateOnly on, UnitFacts facts)
    {
        DemandNotConcluded();
        DemandExamined(mode, on);
        DemandAllAnswered(checklist, mode);
        if (mode == InspectionMode.Direct)
            DemandReconciled(checklist, facts);
        FrozenFacts = [.. checklist.Items.Where(item => item.Fact is not null).Select(item => new FrozenFact(item.Code, Examined(item, mode, facts)))];
        (State, Grade, Conclusion, ConcludedOn) = (InspectionState.Concluded, grade, text, on);
    }

    /// <summary>
    /// The fact that fills a question, as it is examined: as it reads now, and after both parties have signed the minutes of a visit as it read then,
    /// by what had happened until then. Where it was first told of later, it is what was answered to, or as it reads now while nobody has answered to it.
    /// </summary>
    public FactReading? Examined(ChecklistItem item, InspectionMode mode, UnitFacts facts)
    {
        if (mode != InspectionMode.Direct || Minutes?.SignedAt is not { } signed)
            return facts.Read(item.Fact);
        return facts.ReadAt(item.Fact, signed) is { } then ? then
            : AnswerTo(item.Code, mode) is { Verdict: not Verdict.Manual, Fact: { } answered } && answered.Sources.All(source => source.OccurredAt > signed)
            ? answered : facts.Read(item.Fact);
    }

    /// <summary>
    /// Whether an answer still has to be reconciled with the fact as it is examined: it was given by hand and the fact has come, or the fact that was
    /// accepted or contested is gone or reads otherwise.
    /// </summary>
    public static bool IsToReconcile(ChecklistAnswer answer, FactReading? examined) => examined is null
        ? answer.Fact is not null
        : answer.Verdict == Verdict.Manual || !examined.SaysTheSameAs(answer.Fact);

    public void DemandNotConcluded()
    {
        if (State == InspectionState.Concluded)
            throw UnitInspectionRules.Concluded(UnitCode);
    }

    public ChecklistAnswer? AnswerTo(string itemCode, InspectionMode mode) =>
        _answers.Find(answer => answer.ItemCode == itemCode && answer.Mode == mode);

    private void DemandOpenFor(InspectionMode mode)
    {
        DemandNotConcluded();
        if (mode == InspectionMode.Self && State == InspectionState.Submitted)
            throw UnitInspectionRules.ReportSubmitted(UnitCode);
    }

    private void DemandExamined(InspectionMode mode, DateOnly on)
    {
        if (mode == InspectionMode.Self && State != InspectionState.Submitted)
            throw UnitInspectionRules.ReportMissing(UnitCode);
        if (mode == InspectionMode.Direct && !HasSignedMinutes)
            throw UnitInspectionRules.MinutesNotSigned(UnitCode);
        if (Minutes is { } minutes && on < minutes.HeldOn)
            throw UnitInspectionRules.ConclusionBeforeMinutes(minutes.HeldOn);
        if (mode == InspectionMode.Self && VietnamTime.DateOf(SubmittedAt!.Value) is var reported && on < reported)
            throw UnitInspectionRules.ConclusionBeforeReport(reported);
    }

    private void DemandReconciled(Checklist checklist, UnitFacts facts)
    {
        string[] different =
        [
            .. checklist.Items
                .Where(item => item.Fact is not null && IsToReconcile(AnswerTo(item.Code, InspectionMode.Direct)!, Examined(item, InspectionMode.Direct, facts)))
                .Select(item => item.Code),
        ];
        if (different.Length > 0)
            throw UnitInspectionRules.FactsNotReconciled(different);
    }

    private void DemandAllAnswered(Checklist checklist, InspectionMode mode)
    {
        string[] unanswered = [.. checklist.Items.Where(item => AnswerTo(item.Code, mode) is null).Select(item => item.Code)];
        if (unanswered.Length > 0)
            throw UnitInspectionRules.ItemsUnanswered(unanswered);
    }
}
