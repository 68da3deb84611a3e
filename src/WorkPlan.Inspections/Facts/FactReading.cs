namespace WorkPlan.Inspections.Facts;

/// <summary>The facts that a checklist item can be filled with.</summary>
public enum FactKind
{
    DisseminationComplete,
    DisseminationTimely,
    PlanIssuedInTime,
    PlanHasKeyTasks,
    HigherTargets,
    AssignmentDecisionIssued,
    WeeklyBriefings,
    MonthlyBriefings,
    QuarterlyBriefings,
    CampaignResponse,
    PledgeSigned,
    TitlesRegistered,
    PrincipleFilesComplete,
    PlanProcedure,
    FieldsComplete,
    YearReviewHeld,
    TargetsKept,
    ConferenceHeld,
}

/// <summary>
/// A fact as a checklist shows it: a sentence with its numbers (a text key and arguments), how much of how much is reached, and the
/// messages that it rests on.
/// </summary>
/// <param name="Key">The text's key.</param>
/// <param name="Arguments">The text's arguments.</param>
/// <param name="Reached">How much is reached; with <paramref name="Expected"/> the share.</param>
/// <param name="Expected">How much could be reached; 0 for a fact that only informs.</param>
/// <param name="Gaps">What is missing.</param>
/// <param name="Sources">Where it is from.</param>
internal sealed record FactReading(
    string Key, IReadOnlyList<string> Arguments, int Reached, int Expected, IReadOnlyList<FactGap> Gaps, IReadOnlyList<FactOrigin> Sources)
{
    /// <summary>The newest of the messages that it rests on.</summary>
    public DateTimeOffset AsOf() => Sources.Max(source => source.OccurredAt);

    /// <summary>The part of the highest score that the fact earns; all of it when there is nothing to count.</summary>
    public int ScoreOf(int maxScore) => Expected == 0 ? maxScore : maxScore * Math.Clamp(Reached, 0, Expected) / Expected;

    /// <summary>Whether it can show that something is missing: not everything is reached, something is named as missing, or there is nothing to count.</summary>
    public bool ShowsLack => Expected == 0 || Reached < Expected || Gaps.Count > 0;

    /// <summary>Whether people would read the same; a new version of a message with the same content is no difference.</summary>
    public bool SaysTheSameAs(FactReading? other) =>
        other is not null && Key == other.Key && Reached == other.Reached && Expected == other.Expected
        && Arguments.SequenceEqual(other.Arguments) && Gaps.ToHashSet().SetEquals(other.Gaps);
}

/// <summary>Something that is missing: what a person has not read or signed, or a document that came late.</summary>
public sealed record FactGap(string? PersonCode, string? FullName, string? Subject);

/// <summary>One message that a fact rests on.</summary>
public sealed record FactOrigin(FactSource Source, string Key, long Version, Guid MessageId, DateTimeOffset OccurredAt);
