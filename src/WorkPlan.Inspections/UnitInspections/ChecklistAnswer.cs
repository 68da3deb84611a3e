using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;

namespace WorkPlan.Inspections.UnitInspections;

public enum Verdict
{
    /// <summary>The fact is right, and earns its share of the score.</summary>
    Accept,

    /// <summary>The fact is not what was found; the reason says why.</summary>
    Contest,

    /// <summary>Answered by people, because the item has no fact or its data has not come.</summary>
    Manual,
}

/// <summary>One answer to a question of the checklist. The unit's own and the inspectors' stand beside each other.</summary>
internal sealed class ChecklistAnswer
{
    private ChecklistAnswer()
    {
    }

    public required string ItemCode { get; init; }

    /// <summary>Who answered: the unit inspecting itself, or the inspectors.</summary>
    public required InspectionMode Mode { get; init; }

    public required Verdict Verdict { get; init; }

    public string? Reason { get; init; }

    public required int Score { get; init; }

    /// <summary>The fact as it read at that moment; null when there was none.</summary>
    public FactReading? Fact { get; init; }

    public required string AnsweredBy { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    public static ChecklistAnswer To(
        ChecklistItem item, AnswerRequest request, FactReading? fact, InspectionMode mode, string by, DateTimeOffset at)
    {
        if (request.Score is { } score && (score < 0 || score > item.MaxScore))
            throw UnitInspectionRules.ScoreOutOfRange(item.Code, item.MaxScore);
        if (request.Verdict != Verdict.Manual && item.Fact is null)
            throw UnitInspectionRules.ItemHasNoFact(item.Code);
        if (request.Verdict != Verdict.Manual && fact is null)
            throw UnitInspectionRules.FactNotThere(item.Code);
        if (request.Verdict == Verdict.Accept && request.Score is not null)
            throw UnitInspectionRules.AcceptedFactScoresItself(item.Code);
        if (request.Verdict == Verdict.Contest && string.IsNullOrWhiteSpace(request.Reason))
            throw UnitInspectionRules.ContestNeedsReason(item.Code);
        if (request.Verdict != Verdict.Accept && request.Score is null)
            throw UnitInspectionRules.ScoreMissing(item.Code);
        return new ChecklistAnswer
        {
            ItemCode = item.Code,
            Mode = mode,
            Verdict = request.Verdict,
            Reason = request.Reason,
            Score = request.Score ?? fact!.ScoreOf(item.MaxScore),
            Fact = fact,
            AnsweredBy = by,
            AnsweredAt = at,
        };
    }
}

/// <summary>An answer that was given otherwise after both parties had signed the minutes: what they signed on stays on record.</summary>
internal sealed record ReplacedAnswer(
    string ItemCode, Verdict Verdict, string? Reason, int Score, FactReading? Fact, string AnsweredBy, DateTimeOffset AnsweredAt, string ReplacedBy,
    DateTimeOffset ReplacedAt)
{
    public static ReplacedAnswer Of(ChecklistAnswer answer, string by, DateTimeOffset at) => new(
        answer.ItemCode, answer.Verdict, answer.Reason, answer.Score, answer.Fact, answer.AnsweredBy, answer.AnsweredAt, by, at);
}

/// <summary>A fact at the moment of the conclusion; without a reading the data had not come.</summary>
internal sealed record FrozenFact(string ItemCode, FactReading? Reading);
