using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>Every way in which the inspection of a unit refuses.</summary>
internal static class UnitInspectionRules
{
    public static RuleException Concluded(string unitCode) => new("inspection-concluded", unitCode);

    public static RuleException ItemNotKnown(string itemCode) => new("item-not-in-checklist", itemCode);

    public static RuleException ItemTwice(string itemCode) => new("item-answered-twice", itemCode);

    public static RuleException ItemHasNoFact(string itemCode) => new("item-has-no-fact", itemCode);

    public static RuleException FactNotThere(string itemCode) => new("fact-not-there", itemCode);

    public static RuleException AcceptedFactScoresItself(string itemCode) => new("accepted-fact-scores-itself", itemCode);

    public static RuleException ContestNeedsReason(string itemCode) => new("contest-needs-reason", itemCode);

    public static RuleException ScoreMissing(string itemCode) => new("answer-needs-score", itemCode);

    public static RuleException ScoreOutOfRange(string itemCode, int maxScore) => new("score-out-of-range", itemCode, maxScore);

    public static RuleException ItemsUnanswered(IReadOnlyList<string> itemCodes) =>
        new("items-unanswered", string.Join(", ", itemCodes)) { Items = [.. itemCodes] };

    public static RuleException FactsNotReconciled(IReadOnlyList<string> itemCodes) =>
        new("facts-not-reconciled", string.Join(", ", itemCodes)) { Items = [.. itemCodes] };

    public static RuleException ReportOnlyFromSelf(string unitCode) => new("report-only-from-self", unitCode);

    public static RuleException ReportSubmitted(string unitCode) => new("report-already-submitted", unitCode);

    public static RuleException ReportMissing(string unitCode) => new("self-report-missing", unitCode);

    public static RuleException NothingToReturn(string unitCode) => new("no-report-to-return", unitCode);

    public static RuleException NewDeadlineInPast(DateTimeOffset dueAt) => new("new-deadline-in-past", VietnamTime.Format(dueAt));

    public static RuleException OnlyInspectorsDateReports() => new ForbiddenException("only-inspectors-date-reports");

    public static RuleException MinutesOnlyForDirect(string unitCode) => new("minutes-only-for-direct", unitCode);

    public static RuleException MinutesBeforeFieldwork(DateOnly visitFrom) => new("minutes-before-fieldwork", visitFrom);

    public static RuleException EvidenceNotUploaded() => new("evidence-not-uploaded");

    public static RuleException EvidenceDiffers() => new("evidence-differs");

    public static RuleException EvidenceRevised() => new("evidence-already-revised");

    public static RuleException NoteHeeded() => new("note-already-heeded");

    public static RuleException OnlyInspectorsCloseNotes() => new ForbiddenException("only-inspectors-close-notes");

    public static RuleException NotConcluded(string unitCode) => new("inspection-not-concluded", unitCode);

    public static RuleException FollowUpBeforeConclusion(DateOnly concludedOn) => new("follow-up-before-conclusion", concludedOn);

    public static RuleException NoMinutes() => new("minutes-missing");

    public static RuleException MinutesSigned() => new("minutes-already-signed");

    public static RuleException PartySigned(string name) => new("party-already-signed", name);

    public static RuleException SamePersonOnBothSides() => new("minutes-same-signatory");

    public static RuleException MinutesNotSigned(string unitCode) => new("minutes-not-signed", unitCode);

    public static RuleException ConclusionBeforeReport(DateOnly reportedOn) => new("conclusion-before-report", reportedOn);

    public static RuleException ConclusionBeforeMinutes(DateOnly heldOn) => new("conclusion-before-minutes", heldOn);
}
