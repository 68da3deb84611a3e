using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Facts;

namespace WorkPlan.Inspections.UnitInspections;

/// <summary>The inspection of one unit with its checklist filled from live facts.</summary>
public sealed record UnitInspectionView
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required InspectionMode Mode { get; init; }

    public required DateOnly? EscalatedOn { get; init; }

    public required string? EscalationReason { get; init; }

    public required InspectionState State { get; init; }

    public required IReadOnlyList<ItemView> Items { get; init; }

    /// <summary>What the answers of the unit's mode score together, of how much.</summary>
    public required int Score { get; init; }

    public required int MaxScore { get; init; }

    public required IReadOnlyList<InspectionNote> Notes { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required ReportView? Report { get; init; }

    public required IReadOnlyList<ReportReturn> Returns { get; init; }

    public required TwoPartyMinutes? Minutes { get; init; }

    public required ConclusionDraft? Draft { get; init; }

    public required string? Explanation { get; init; }

    public required ConclusionView? Conclusion { get; init; }

    public required IReadOnlyList<FollowUpVisit> FollowUps { get; init; }

    /// <summary>Who answers since the unit was closed; null while it does itself.</summary>
    public required string? HandedOverTo { get; init; }

    /// <summary>When the unit is visited; null where no fieldwork was planned or nobody comes.</summary>
    public required DateOnly? VisitFrom { get; init; }

    /// <summary>Escalation, postponements and hand-overs, oldest first.</summary>
    public required IReadOnlyList<UnitEvent> History { get; init; }
}

public sealed record ReportView(string Text, DateTimeOffset SubmittedAt, string SubmittedBy, bool Late);

/// <summary>The conclusion, and how many of its facts read otherwise today.</summary>
public sealed record ConclusionView(InspectionGrade Grade, string Text, DateOnly ConcludedOn, int Discrepancies);

/// <summary>A question of the checklist, with what is known and what was answered.</summary>
public sealed record ItemView
{
    public required string Code { get; init; }

    public required string Group { get; init; }

    public required string Question { get; init; }

    public required string? Source { get; init; }

    public required int MaxScore { get; init; }

    /// <summary>
    /// The fact as it is examined: live, from the signatures on the minutes of a visit on as it read then, and after the conclusion as that rests on it.
    /// Null for a question that only people answer.
    /// </summary>
    public required FactView? Fact { get; init; }

    /// <summary>The fact as it reads today, when that is not what is examined or what the conclusion rests on.</summary>
    public required FactView? Discrepancy { get; init; }

    public required AnswerView? Answer { get; init; }

    /// <summary>What the inspectors had answered when both parties signed the minutes, where they answered otherwise since; oldest first.</summary>
    public required IReadOnlyList<ReplacedAnswerView> ReplacedAnswers { get; init; }

    /// <summary>What the unit answered before it was escalated to a direct inspection.</summary>
    public required AnswerView? SelfAnswer { get; init; }
}

/// <param name="Verdict">accept, contest or manual.</param>
/// <param name="Reason">Why the fact was contested.</param>
/// <param name="Score">What the answer scored.</param>
/// <param name="Fact">The fact as it read then, in words; null when there was none.</param>
/// <param name="AnsweredBy">The account.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="ReplacedBy">The account that answered otherwise.</param>
/// <param name="ReplacedAt">When.</param>
public sealed record ReplacedAnswerView(
    Verdict Verdict, string? Reason, int Score, string? Fact, string AnsweredBy, DateTimeOffset AnsweredAt, string ReplacedBy, DateTimeOffset ReplacedAt);

/// <summary>A fact in words, with its numbers, gaps and sources; or that its data has not come.</summary>
public sealed record FactView
{
    public required FactKind Kind { get; init; }

    /// <summary>False while no message about it has come.</summary>
    public required bool Available { get; init; }

    public required string Sentence { get; init; }

    public required int Reached { get; init; }

    public required int Expected { get; init; }

    /// <summary>When the newest of its sources was sent.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    public required IReadOnlyList<FactGap> Gaps { get; init; }

    public required IReadOnlyList<FactOrigin> Sources { get; init; }
}

/// <param name="Verdict">accept, contest or manual.</param>
/// <param name="Reason">Why a fact is contested.</param>
/// <param name="Score">What the answer scores.</param>
/// <param name="AnsweredBy">The account.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="FactChangedSince">The fact reads otherwise than when it was answered: to be looked at again.</param>
/// <param name="ToReconcile">
/// The fact as it is examined has to be accepted or contested before a visited unit is concluded on: it has come since, is gone, or reads otherwise than
/// when it was answered.
/// </param>
public sealed record AnswerView(
    Verdict Verdict, string? Reason, int Score, string AnsweredBy, DateTimeOffset AnsweredAt, bool FactChangedSince, bool ToReconcile);
